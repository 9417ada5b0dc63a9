import { callFrame } from '@/lib/frame/call-frame'
import type { ApiCredentials } from '@/lib/frame/request-sat'
import { CLOCK_OFFSET_SECONDS } from '@/lib/frame/retry-of'
import { signRequest } from '@/lib/frame/sign-request'
import type { TokensUrl } from '@/lib/frame/tokens-url'

/** `aheadSeconds`: how far Frame's clock is ahead of ours, where it said. */
export type FrameAnswer =
  | { kind: 'no-answer'; problem: string }
  | {
      kind: 'answer'
      key: 'accepted' | 'refused' | 'may-not' | 'unclear'
      status: number
      aheadSeconds: number | null
    }

type Asked = { tokensUrl: TokensUrl; credentials: ApiCredentials }

/** One signed question that mints nothing, for the running sessions; a second one by Frame's clock where ours is refused. */
export async function askFrame(asked: Asked, { timeoutMs = 5_000 } = {}): Promise<FrameAnswer> {
  const first = await ask(asked, { aheadSeconds: 0, timeoutMs })
  if (first.kind !== 'answer' || first.key !== 'refused') return first
  const { aheadSeconds } = first
  if (aheadSeconds === null || Math.abs(aheadSeconds) <= CLOCK_OFFSET_SECONDS) return first
  return ask(asked, { aheadSeconds, timeoutMs })
}

async function ask(
  { tokensUrl, credentials }: Asked,
  { aheadSeconds, timeoutMs }: { aheadSeconds: number; timeoutMs: number },
): Promise<FrameAnswer> {
  const at = new Date(Date.now() + aheadSeconds * 1_000)
  const reply = await callFrame({
    method: 'GET',
    url: `${tokensUrl.origin}/v1/accounts/${tokensUrl.entityId}/sessions?active=true`,
    headers: { ...signRequest({ ...credentials, at }), Accept: 'application/json' },
    timeoutMs,
    maxReplyBytes: 2_097_152,
  })
  if (reply.kind === 'no-reply') return { kind: 'no-answer', problem: reply.problem }
  if (reply.status >= 500)
    return { kind: 'no-answer', problem: `It had an error of its own (${reply.status}).` }
  const ahead = reply.date && Math.round((reply.date.getTime() - Date.now()) / 1_000)
  return { kind: 'answer', key: keyOf(reply.status), status: reply.status, aheadSeconds: ahead }
}

function keyOf(status: number) {
  if (status === 401) return 'refused'
  if (status === 403) return 'may-not'
  return status >= 200 && status < 300 ? 'accepted' : 'unclear'
}
