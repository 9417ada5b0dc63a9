import { readReport } from '@/lib/sessions/read-report'
import { reportSession } from '@/lib/sessions/report-session'

const headers = { 'Cache-Control': 'no-store' }

/** A script inside a session says that it runs. Who has no such session learns nothing from the answer. */
export async function POST(request: Request) {
  const read = await readReport(request)
  if (read.kind === 'refused') return new Response(null, { status: read.status, headers })
  const outcome = await reportSession(read.token, read.report)
  return outcome === 'taken'
    ? new Response(null, { status: 202, headers })
    : new Response(null, { status: 503, headers: { ...headers, 'Retry-After': '2' } })
}
