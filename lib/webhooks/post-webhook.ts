import { request as requestByHttp, type IncomingMessage } from 'node:http'
import { request as requestByHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { parseRetryAfter } from '../reply-headers'
import { problemOfError, problemOfStatus, type AttemptProblem } from './attempt-problem'
import { judgeTarget } from './judge-target'
import { hostOf, mayReach, type TargetPolicy } from './target-policy'

export type WebhookPost = {
  url: string
  headers: Record<string, string>
  body: string
  policy: TargetPolicy
  /** Ends it early: its outcome is unknown then. */
  stop: AbortSignal
  deadlineMs?: number
}

export type PostOutcome =
  | {
      kind: 'done'
      status: number | null
      problem: AttemptProblem | null
      /** The beginning of what a receiver said who did not take it. */
      answer: string | null
      retryAfterSeconds: number | null
    }
  | { kind: 'stopped' }

const mostAnswerBytes = 64 * 1_024
const keptCharacters = 200

/** One POST. The name is looked up once, every address it has is judged, and the connection goes to one of these (A11). */
export async function postWebhook(post: WebhookPost): Promise<PostOutcome> {
  const { url: text, policy, stop, deadlineMs = 15_000 } = post
  const judged = judgeTarget(text, policy)
  if (judged.kind === 'refused') return failed('forbidden-url')
  const deadline = AbortSignal.timeout(deadlineMs)
  const signal = AbortSignal.any([stop, deadline])
  try {
    const addresses = await withinTime(addressesOf(judged.url, policy), signal)
    if (addresses.length === 0) return failed('no-address')
    if (!addresses.every((address) => mayReach(address, judged.url, policy)))
      return failed('forbidden-address')
    return await outcomeOf(await send(judged.url, addresses, post, signal), signal)
  } catch (error) {
    if (stop.aborted) return { kind: 'stopped' }
    return failed(deadline.aborted ? 'timeout' : problemOfError(error))
  }
}

function failed(problem: AttemptProblem): PostOutcome {
  return { kind: 'done', status: null, problem, answer: null, retryAfterSeconds: null }
}

async function addressesOf(url: URL, { resolve }: TargetPolicy): Promise<string[]> {
  const host = hostOf(url)
  return isIP(host) === 0 ? resolve(host) : [host]
}

function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

function send(url: URL, addresses: string[], { headers, body }: WebhookPost, signal: AbortSignal) {
  const request = url.protocol === 'https:' ? requestByHttps : requestByHttp
  return new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      // Of its own, without a proxy from the environment, which would look the name up once more.
      agent: false,
      lookup: answerWith(addresses),
      // Said outright, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch the check off.
      rejectUnauthorized: true,
      signal,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'accept-encoding': 'identity',
        'user-agent': 'Frame-Trial-Portal-Webhooks/1',
      },
    })
    sent.on('response', resolve)
    sent.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve(response)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Instead of a second look-up, which might give another answer. */
function answerWith(addresses: string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, callback) => {
    const [first] = found
    if (options.all === true) callback(null, found)
    else if (first) callback(null, first.address, first.family)
  }
}

/** Whoever answers with a status has decided; that the rest of the answer is slow or endless changes nothing (A12). */
async function outcomeOf(response: IncomingMessage, signal: AbortSignal): Promise<PostOutcome> {
  const status = response.statusCode ?? 0
  const problem = problemOfStatus(status)
  const answer = await beginningOf(response, signal)
  return {
    kind: 'done',
    status,
    problem,
    answer: problem === null ? null : answer || null,
    retryAfterSeconds: parseRetryAfter(response.headers['retry-after'], new Date()),
  }
}

async function beginningOf(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of response) {
      if (!(chunk instanceof Uint8Array)) break
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes >= mostAnswerBytes || signal.aborted) break
    }
  } catch {
    // Cut off: what came is enough.
  }
  response.destroy()
  return printable(Buffer.concat(chunks).toString('utf8'))
}

/** Never verbatim: no control or format characters, and no more than tells what is wrong. */
function printable(text: string): string {
  const visible = text.replace(/[\p{C}\p{Z}\s\uFFFD]+/gu, ' ').trim()
  return [...visible.slice(0, 2 * keptCharacters)].slice(0, keptCharacters).join('')
}
