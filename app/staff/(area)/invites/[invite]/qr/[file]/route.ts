import { findStaffInvite } from '@/lib/invites/staff/find-staff-invite'
import { qrPng, qrSvg } from '@/lib/invites/staff/qr-code'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

type Context = { params: Promise<{ invite: string; file: string }> }

/** The QR code of an invite's link as a file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const staff = await requireStaffInHandler('invites.own')
  if (staff instanceof Response) return staff
  const { invite: id, file } = await params
  const invite =
    file === 'svg' || file === 'png' ? await findStaffInvite({ ...staff, may: 'invites.open' }, id) : null
  if (!invite?.link) return new Response('There is no such picture.\n', { status: 404 })
  const isSvg = file === 'svg'
  return new Response(isSvg ? qrSvg(invite.link) : new Uint8Array(qrPng(invite.link)), {
    headers: {
      'content-type': isSvg ? 'image/svg+xml' : 'image/png',
      'content-disposition': `attachment; filename="invite-${invite.codeStart.replace(/\W/g, '')}.${file}"`,
      'cache-control': 'no-store',
    },
  })
}
