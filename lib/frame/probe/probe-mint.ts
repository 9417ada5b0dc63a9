import { askForToken, personBody } from '@/lib/frame/probe/ask-for-token'
import type { FrameReply } from '@/lib/frame/call-frame'
import { asAssumed, different, notSeen, type ProbeFinding } from '@/lib/frame/probe/finding'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'
import { claimNames, readToken, type ReadToken } from '@/lib/frame/probe/read-token'
import { refusalProblem } from '@/lib/frame/refusal-problem'

export type FirstMint =
  | { kind: 'unreachable' | 'refused'; problem: string }
  /** `token` is null when the reply is a success and no token. */
  | { kind: 'answered'; token: ReadToken | null; clockOffsetSeconds: number | null; findings: ProbeFinding[] }

/** The one mint that everything else rests on: a person as the portal would send one. */
export async function probeMint(target: ProbeTarget, ports: ProbePorts): Promise<FirstMint> {
  const reply = await askForToken(target, ports, { body: personBody })
  if (reply.kind === 'no-reply') return { kind: 'unreachable', problem: reply.problem }
  const offset = reply.date && Math.round((reply.date.getTime() - ports.now().getTime()) / 1000)
  if (reply.status < 200 || reply.status >= 300)
    return { kind: 'refused', problem: refusalProblem(reply.status, offset) }
  const token = readToken(reply.text)
  return {
    kind: 'answered',
    token,
    clockOffsetSeconds: offset,
    findings: [replyFinding(reply, token), ...(token ? tokenFindings(token) : []), clockFinding(offset)],
  }
}

function replyFinding(reply: FrameReply & { kind: 'reply' }, token: ReadToken | null): ProbeFinding {
  const subject = 'reply to a mint'
  const seen = `${reply.status}, ${reply.contentType ?? 'no content type'}`
  if (!token)
    return different(
      subject,
      `${seen}, no token`,
      'The portal cannot use this reply. Compare the tokens URL with the Playground of the SAT provider.',
    )
  const isUsual = reply.status === 200 && reply.contentType === 'application/json' && token.form === 'quoted'
  return (isUsual ? asAssumed : different)(
    subject,
    `${seen}, the token ${token.form === 'quoted' ? 'in double quotes' : 'without quotes'}`,
    'The portal takes any status from 200 to 299, any content type, with quotes or without. Nothing to change.',
  )
}

function tokenFindings({ claims }: ReadToken): ProbeFinding[] {
  const names = asAssumed(
    'claims of a token',
    claimNames(claims) || 'none',
    'The portal depends on exp alone.',
  )
  const { iat, exp } = claims
  if (typeof exp !== 'number')
    return [
      names,
      different('lifetime of a token', 'no exp', 'The portal refuses tokens that do not say when they end.'),
    ]
  if (typeof iat !== 'number')
    return [
      names,
      notSeen('lifetime of a token', 'exp without iat', 'Compare with the Token Duration of the provider.'),
    ]
  return [
    names,
    asAssumed(
      'lifetime of a token',
      inWords(exp - iat),
      'To change it, change the Token Duration of the SAT provider; trialMinutes of a product should not be below it.',
    ),
  ]
}

function clockFinding(offset: number | null): ProbeFinding {
  const subject = "Frame's clock"
  if (offset === null)
    return notSeen(subject, 'no Date in the reply', 'Keep the clock of the portal set by NTP.')
  const apart = Math.abs(offset)
  if (apart <= 5) return asAssumed(subject, 'the same as ours', 'Nothing to change.')
  return different(
    subject,
    `${inWords(apart)} ${offset > 0 ? 'ahead of' : 'behind'} ours`,
    'Set the clock of the portal by NTP; the window below is around the clock of Frame.',
  )
}

function inWords(seconds: number): string {
  return seconds % 60 === 0 && seconds !== 0 ? `${seconds / 60} min` : `${seconds} s`
}
