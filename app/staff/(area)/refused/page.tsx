import { requireStaff } from '@/lib/staff/require-staff'
import { setResponseStatus } from '@/lib/web/response-status'
import Forbidden from '../forbidden'

/** Where a form without JavaScript leads whose role does not include what it asks for. */
export default async function RefusedPage() {
  await requireStaff('area.enter')
  setResponseStatus(403)
  return <Forbidden />
}
