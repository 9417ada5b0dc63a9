import { z } from 'zod'
import { exportPersonOfSignup } from '@/lib/privacy/export-person'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

type Context = { params: Promise<{ signup: string }> }

/** Everything that is held about the person of a signup, as a JSON file to hand over. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const staff = await requireStaffInHandler('signups.erase')
  if (staff instanceof Response) return staff
  const { signup } = await params
  const found = z.uuid().safeParse(signup).success
    ? await exportPersonOfSignup(staff, signup)
    : { kind: 'nobody' as const }
  if (found.kind !== 'found')
    return new Response('Nothing is held about the person of this signup.\n', { status: 404 })
  return new Response(streamOf(found.pieces), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="person-${signup}.json"`,
      'cache-control': 'no-store',
    },
  })
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
