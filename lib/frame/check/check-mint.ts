import type { FrameReply } from '@/lib/frame/call-frame'
import { type CheckStep, step } from '@/lib/frame/check/check-step'
import { showAnswer } from '@/lib/frame/check/show-answer'
import { askForToken, personBody } from '@/lib/frame/probe/ask-for-token'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'
import { readToken, type ReadToken } from '@/lib/frame/probe/read-token'
import { refusalProblem } from '@/lib/frame/refusal-problem'
import { CLOCK_OFFSET_SECONDS } from '@/lib/frame/retry-of'

/** `aheadSeconds`: how far Frame's clock is ahead of ours, where it said. */
export type CheckedMint = { step: CheckStep; token: ReadToken | null; aheadSeconds: number | null }

/** One token with one key, as the portal asks for them; by Frame's own clock where ours is refused. */
export async function checkMint(target: ProbeTarget, ports: ProbePorts, title: string): Promise<CheckedMint> {
  const first = await askForToken(target, ports, { body: personBody })
  if (first.kind === 'no-reply')
    return { step: step(title, 'wrong', first.problem), token: null, aheadSeconds: null }
  const aheadSeconds = first.date && Math.round((first.date.getTime() - ports.now().getTime()) / 1000)
  const isClockOff = aheadSeconds !== null && Math.abs(aheadSeconds) > CLOCK_OFFSET_SECONDS
  const reply =
    first.status === 401 && isClockOff
      ? await askForToken(target, ports, { body: personBody, shiftSeconds: aheadSeconds })
      : first
  if (reply.kind === 'no-reply')
    return { step: step(title, 'wrong', reply.problem), token: null, aheadSeconds }
  const token = reply.status >= 200 && reply.status < 300 ? readToken(reply.text) : null
  const answer = showAnswer(`POST ${target.tokensUrl.href}`, reply, [target.credentials.clientSecret])
  const said = token ? 'Frame accepted the key and gave a token.' : await problemOf(reply, target, ports)
  return { step: step(title, token ? 'well' : 'wrong', said, answer), token, aheadSeconds }
}

type Reply = FrameReply & { kind: 'reply' }

async function problemOf(reply: Reply, target: ProbeTarget, ports: ProbePorts): Promise<string> {
  const { status } = reply
  if (status >= 200 && status < 300) return notFrame('it was a success without a token in it')
  if (status >= 300 && status < 400) return notFrame(`it was a redirect (${status}), which is not followed`)
  if (status === 401)
    return 'Frame refused the key (401): the client secret is wrong, or the client id is unknown or was revoked. Copy both again; the secret is shown once, when the key is made.'
  if (status === 404) return unknownProviderProblem(target, ports)
  if (status >= 500 && status !== 503)
    return `The API had an error of its own (${status}). Try again in some minutes.`
  return refusalProblem(status, null)
}

/** Frame looks at the signature first: one that is wrong on purpose tells a missing provider from a wrong address. */
async function unknownProviderProblem(target: ProbeTarget, ports: ProbePorts): Promise<string> {
  const wrong = await askForToken(target, ports, { body: personBody, signature: 'wrong' })
  return wrong.kind === 'reply' && wrong.status === 401
    ? 'Frame accepted the key, but knows no such SAT provider (404): it is switched off, was deleted, or is on another account. Open its Playground and copy the tokens URL again.'
    : notFrame('nothing is known at this path (404), whoever asks')
}

function notFrame(what: string): string {
  return `This does not look like Frame's answer: ${what}. Compare the tokens URL with the Playground of the SAT provider.`
}
