import { paths } from '@/lib/paths'
import { endSession } from '@/lib/staff/end-sessions'
import { redirectTo } from '@/lib/staff/redirect-to'
import { findStaff } from '@/lib/staff/require-staff'
import { clearSessionCookie } from '@/lib/staff/session-cookie'

/** Ends the session itself, so that a copy of its cookie opens nothing either. */
export async function POST(): Promise<Response> {
  const staff = await findStaff()
  if (staff) await endSession(staff.session)
  await clearSessionCookie()
  return redirectTo(`${paths.staffSignIn}?notice=signed-out`)
}
