import { paths } from '@/lib/paths'
import { findOidc } from '@/lib/staff/find-oidc'
import { readForm } from '@/lib/staff/read-form'
import { redirectTo } from '@/lib/staff/redirect-to'
import { staffTarget } from '@/lib/staff/staff-target'
import { startOidc } from '@/lib/staff/start-oidc'
import { textField } from '@/lib/staff/text-field'

/** On to the OIDC provider. */
export async function POST(request: Request): Promise<Response> {
  const oidc = findOidc()
  if (!oidc) return redirectTo(paths.staffSignIn)
  return startOidc(oidc, staffTarget(textField(await readForm(request), 'next')))
}
