import { isDeepStrictEqual } from 'node:util'
import { probeMetadata } from '@/lib/frame/probe/ask-for-token'
import { callFrame, type FrameReply } from '@/lib/frame/call-frame'
import { asAssumed, different, notSeen, type ProbeFinding } from '@/lib/frame/probe/finding'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'

/** What the SAT of the probe opens: its metadata, and not the endpoint that is for sessions. */
export async function probeAssertions(
  target: ProbeTarget,
  ports: ProbePorts,
  token: string,
): Promise<ProbeFinding[]> {
  const ask = (path: string) =>
    callFrame({
      method: 'GET',
      url: target.backendUrl + path,
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      timeoutMs: ports.timeoutMs,
    })
  return [
    metadataFinding(await ask('/api/rest/v1/me/assertions')),
    sessionEndpointFinding(await ask('/api/rest/v1/me/session/assertions')),
  ]
}

function metadataFinding(reply: FrameReply): ProbeFinding {
  const subject = 'assertions by SAT'
  if (reply.kind === 'no-reply')
    return notSeen(subject, reply.problem, 'Check backendUrl of the connection; telemetry asks there.')
  const seen = `${reply.status}, ${reply.contentType ?? 'no content type'}`
  if (reply.status !== 200)
    return different(subject, seen, 'Check backendUrl of the connection; telemetry asks there.')
  const value = parseJson(reply.text)
  if (isDeepStrictEqual(value, probeMetadata))
    return asAssumed(subject, `${seen}, the metadata as it was given`, 'Nothing to change.')
  return different(
    subject,
    `${seen}, ${shapeOf(value)}`,
    'The portal does not read it; what runs inside a session and reads metadata has to know this shape.',
  )
}

function sessionEndpointFinding(reply: FrameReply): ProbeFinding {
  const subject = 'in-session endpoint by SAT'
  const meaning =
    'The portal does not ask there; it is for FRAME_SESSION_TOKEN, and its path is an assumption.'
  if (reply.kind === 'no-reply') return notSeen(subject, reply.problem, meaning)
  if (reply.status === 401) return asAssumed(subject, 'refused (401)', meaning)
  return different(subject, `${reply.status}`, meaning)
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/** Names only keys of our own: whatever else is there may be somebody's secret. */
function shapeOf(value: unknown): string {
  if (value === undefined) return 'no JSON'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value !== 'object' || value === null) return `a ${value === null ? 'null' : typeof value}`
  const keys = Object.keys(value)
  const known = Object.keys(probeMetadata).filter((key) => keys.includes(key))
  return `an object of ${keys.length} keys, ${known.length > 0 ? `among them ${known.join(' and ')}` : 'none of those that were given'}`
}
