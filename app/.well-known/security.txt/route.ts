import { findSecurityTxt } from '@/lib/portal/find-security-txt'

export const dynamic = 'force-dynamic'

export async function GET() {
  const text = await findSecurityTxt()
  return new Response(text ?? 'Not found.\n', {
    status: text === null ? 404 : 200,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
