import { checkReadiness } from '@/lib/readiness'

export const dynamic = 'force-dynamic'

export async function GET() {
  const readiness = await checkReadiness()
  return Response.json(readiness, { status: readiness.ready ? 200 : 503 })
}
