import { findPreSessionScript } from '@/lib/sessions/find-pre-session-script'
import { requireStaffInHandler } from '@/lib/staff/require-staff'

type Context = { params: Promise<{ product: string }> }

/** The pre-session script of a product as a file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const staff = await requireStaffInHandler('playground.use')
  if (staff instanceof Response) return staff
  const { product } = await params
  const script = await findPreSessionScript(product.replaceAll('\0', ''))
  if (script.kind === 'problem') return new Response(`${script.message}\n`, { status: 404 })
  return new Response(script.text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="report-session-${product.replace(/[^\w-]/g, '-')}.ps1"`,
      'cache-control': 'no-store',
    },
  })
}
