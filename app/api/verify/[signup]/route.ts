import { recallVerification } from '@/lib/verification/recall-verification'
import { readWaiting } from '@/lib/web/waiting-cookie'

/** What the window that waits for a proof asks every few seconds; nobody else learns anything. */
export async function GET(_request: Request, { params }: { params: Promise<{ signup: string }> }) {
  const { signup } = await params
  const recalled = await recallVerification(signup, await readWaiting())
  return Response.json({ proved: recalled.kind === 'found' && recalled.mayGoOn })
}
