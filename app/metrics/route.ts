import { env } from '@/lib/env'
import { judgeScrape } from '@/lib/metrics/judge-scrape'
import { metricsContentType, readMetrics } from '@/lib/metrics/read-metrics'
import { readClient } from '@/lib/staff/read-client'

export const dynamic = 'force-dynamic'

/** Numbers for Prometheus. */
export async function GET(request: Request): Promise<Response> {
  const { peers } = await readClient()
  const authorization = request.headers.get('authorization')
  const host = request.headers.get('x-portal-host')
  const { metricsToken: token, publicUrl } = env()
  switch (judgeScrape({ authorization, peers, host }, { token, publicUrl })) {
    case 'in':
      return new Response(await readMetrics(), { headers: { 'content-type': metricsContentType } })
    case 'unauthorised':
      return new Response('Send the METRICS_TOKEN as a bearer token.\n', {
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="metrics"' },
      })
    case 'hidden':
      return new Response('Not found.\n', { status: 404 })
  }
}
