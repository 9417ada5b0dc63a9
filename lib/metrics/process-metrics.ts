import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

type ProcessMetrics = ReturnType<typeof createProcessMetrics>

// The server and the application are two module graphs in one process, so what they count lives on globalThis.
const kept = globalThis as typeof globalThis & { portalMetrics?: ProcessMetrics }

/** What this process has counted since it started. Labels come from short lists of ours, never from what somebody sent. */
export function processMetrics(): ProcessMetrics {
  return (kept.portalMetrics ??= createProcessMetrics())
}

function createProcessMetrics() {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'portal_' })
  return {
    registry,
    requests: new Counter({
      name: 'portal_http_requests_total',
      help: 'Requests that this process answered, by method, part of the site and status.',
      labelNames: ['method', 'area', 'status'] as const,
      registers,
    }),
    requestSeconds: new Histogram({
      name: 'portal_http_request_duration_seconds',
      help: 'Time from a request to the end of its response, by part of the site.',
      labelNames: ['area'] as const,
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers,
    }),
    signupPosts: new Counter({
      name: 'portal_signup_posts_total',
      help: 'Signup forms that this process judged, by outcome and, for refusals, exact reason code.',
      labelNames: ['outcome', 'reason'] as const,
      registers,
    }),
    mints: new Counter({
      name: 'portal_frame_mints_total',
      help: 'Tokens that this process asked Frame for, by occasion and outcome.',
      labelNames: ['occasion', 'outcome'] as const,
      registers,
    }),
    mintSeconds: new Histogram({
      name: 'portal_frame_mint_duration_seconds',
      help: 'Time that a mint took, retries included.',
      buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
      registers,
    }),
  }
}
