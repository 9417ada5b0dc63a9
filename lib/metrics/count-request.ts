import { areaOf, methodOf } from './area-of'
import { processMetrics } from './process-metrics'

type Answered = { method: string | undefined; path: string; status: number; ms: number }

export function countRequest({ method, path, status, ms }: Answered): void {
  const { requests, requestSeconds } = processMetrics()
  const area = areaOf(path)
  requests.inc({ method: methodOf(method), area, status: String(status) })
  requestSeconds.observe({ area }, ms / 1_000)
}
