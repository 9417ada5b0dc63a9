import { isDeepStrictEqual } from 'node:util'
import { callFrame } from '@/lib/frame/call-frame'
import { type CheckStep, step } from '@/lib/frame/check/check-step'
import { showAnswer } from '@/lib/frame/check/show-answer'
import { probeMetadata } from '@/lib/frame/probe/ask-for-token'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'
import type { ReadToken } from '@/lib/frame/probe/read-token'
import { CLOCK_OFFSET_SECONDS } from '@/lib/frame/retry-of'

/** What the token says of itself. */
export function checkLifetime({ claims: { iat, exp } }: ReadToken, now: Date): CheckStep {
  const title = 'The token'
  if (typeof exp !== 'number')
    return step(title, 'wrong', 'It does not say when it ends, and the portal refuses such tokens.')
  const seconds = exp - (typeof iat === 'number' ? iat : Math.floor(now.getTime() / 1000))
  if (seconds < 120)
    return step(title, 'wrong', `It lives for ${seconds} s. Raise the Token Duration of the SAT provider.`)
  return step(
    title,
    'well',
    `It lives for ${Math.round(seconds / 60)} minutes. A trial can be opened again with a new one for as long as it runs.`,
  )
}

export function checkClock(aheadSeconds: number | null): CheckStep {
  const title = 'Clocks'
  if (aheadSeconds === null)
    return step(title, 'watch', 'The answer had no Date. Keep the clock of the portal set by NTP.')
  const apart = Math.abs(aheadSeconds)
  if (apart <= 5) return step(title, 'well', "Frame's clock and the portal's agree.")
  const which = `The clock of the portal is ${apart} s ${aheadSeconds > 0 ? 'behind' : 'ahead of'} Frame's.`
  return apart <= CLOCK_OFFSET_SECONDS
    ? step(title, 'watch', `${which} That still works; set it by NTP.`)
    : step(
        title,
        'watch',
        `${which} Set it by NTP: until then every first signature is refused, and the portal signs by Frame's time.`,
      )
}

/** Whether the backend URL is the one that belongs to the API. */
export async function checkAssertions(
  target: ProbeTarget,
  ports: ProbePorts,
  token: string,
): Promise<CheckStep> {
  const title = 'Assertions'
  const url = `${target.backendUrl}/api/rest/v1/me/assertions`
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' }
  const reply = await callFrame({ method: 'GET', url, headers, timeoutMs: ports.timeoutMs })
  if (reply.kind === 'no-reply')
    return step(title, 'wrong', `${reply.problem} Check the backend URL; launch telemetry asks there.`)
  const answer = showAnswer(`GET ${url}`, reply, [token, target.credentials.clientSecret])
  if (reply.status === 401)
    return step(
      title,
      'wrong',
      'The backend does not know the token (401): it belongs to another Frame. Check the backend URL.',
      answer,
    )
  if (reply.status !== 200)
    return step(
      title,
      'wrong',
      `The backend has no assertions at its address (${reply.status}). Check the backend URL; launch telemetry asks there.`,
      answer,
    )
  if (isDeepStrictEqual(parsedJson(reply.text), probeMetadata))
    return step(title, 'well', 'The metadata came back as it was sent.', answer)
  return step(
    title,
    'watch',
    'The backend answered with something other than the metadata as it was sent. What reads metadata inside a session has to know this shape.',
    answer,
  )
}

function parsedJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
