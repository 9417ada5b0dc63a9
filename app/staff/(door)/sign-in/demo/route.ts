import { readClient } from '@/lib/staff/read-client'
import { parseRole } from '@/lib/staff/permissions'
import { readForm } from '@/lib/staff/read-form'
import { redirectTo } from '@/lib/staff/redirect-to'
import { setSessionCookie } from '@/lib/staff/session-cookie'
import { signInToDemo } from '@/lib/staff/sign-in-to-demo'
import { staffTarget } from '@/lib/staff/staff-target'
import { textField } from '@/lib/staff/text-field'
import { paths } from '@/lib/paths'

/** The buttons of a demo. Elsewhere, and for clients of another machine, they do nothing. */
export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request)
  const role = parseRole(form.get('role'))
  const session = role && (await signInToDemo(role, await readClient()))
  if (!session) return redirectTo(`${paths.staffSignIn}?notice=demo-over`)
  await setSessionCookie(session)
  return redirectTo(staffTarget(textField(form, 'next')))
}
