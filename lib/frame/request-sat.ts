import { openConnection } from '@/lib/frame/open-connection'
import { postJson, type PostReply } from '@/lib/frame/post-json'
import { parseHttpDate, parseRetryAfter } from '@/lib/reply-headers'
import { parseSat, type Sat } from '@/lib/frame/sat'
import { signRequest } from '@/lib/frame/sign-request'
import type { TokensUrl } from '@/lib/frame/tokens-url'

export type ApiCredentials = { clientId: string; clientSecret: string }

export type SatRequest = {
  tokensUrl: TokensUrl
  credentials: ApiCredentials
  body: string
  /** Frame's time, as well as we know it: it is signed, and the token's end is judged by it. */
  now: () => Date
  /** Time to get as far as the first byte. */
  connectMs: number
  /** Covers everything, the body of the reply too. */
  signal: AbortSignal
}

export type SatReply =
  | { kind: 'minted'; sat: Sat; issuedAt: Date | null; expiresAt: Date }
  /** A definite no: there is no token. */
  | { kind: 'refused'; status: number; retryAfterSeconds: number | null; serverDate: Date | null }
  /** Nothing was sent: there is no token. */
  | { kind: 'not-sent'; problem: string }
  /** There may be a token that nobody received. */
  | { kind: 'unknown'; status: number | null; problem: string }

const MAX_REPLY_BYTES = 65_536
const HEADER_VALUE = /^[\x21-\x7e]+$/

/** One POST to Frame for one SAT. Frame knows no idempotency key, so what became of it has to be judged here. */
export async function requestSat(request: SatRequest): Promise<SatReply> {
  if (!HEADER_VALUE.test(request.credentials.clientId)) {
    return { kind: 'not-sent', problem: 'The client id has characters that no client id has; copy it again.' }
  }
  const target = new URL(request.tokensUrl.href)
  const opened = await openConnection(target, request)
  if (opened.kind === 'not-sent') return opened

  const reply = await postJson(opened.socket, {
    target,
    headers: signRequest({ ...request.credentials, at: request.now() }),
    body: request.body,
    maxReplyBytes: MAX_REPLY_BYTES,
    signal: request.signal,
  })
  return judge(reply, request.now())
}

function judge(reply: PostReply, now: Date): SatReply {
  if (reply.kind === 'cut') return { kind: 'unknown', status: reply.status, problem: reply.problem }
  const { status, headers, text } = reply
  if ((status >= 400 && status < 500) || status === 503) {
    const serverDate = parseHttpDate(headers.date)
    const retryAfterSeconds = parseRetryAfter(headers['retry-after'], serverDate ?? now)
    return { kind: 'refused', status, retryAfterSeconds, serverDate }
  }
  if (status < 200 || status >= 300) return { kind: 'unknown', status, problem: unexpectedStatus(status) }
  if (text === null) {
    return {
      kind: 'unknown',
      status,
      problem: 'Frame answered with a reply that is compressed or too long for a token.',
    }
  }
  const parsed = parseSat(text, { now })
  if (parsed.kind === 'garbage') return { kind: 'unknown', status, problem: parsed.problem }
  return { kind: 'minted', sat: parsed.sat, issuedAt: parsed.issuedAt, expiresAt: parsed.expiresAt }
}

function unexpectedStatus(status: number): string {
  if (status >= 500) return `Frame had an error of its own (${status}).`
  if (status >= 300)
    return `Frame answered with a redirect (${status}), which is not followed; check the tokens URL.`
  return `Frame answered in a way that makes no sense here (${status}).`
}
