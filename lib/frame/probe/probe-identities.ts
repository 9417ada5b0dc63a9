import { askForToken, domainBody, emptyBody } from '@/lib/frame/probe/ask-for-token'
import type { FrameReply } from '@/lib/frame/call-frame'
import { asAssumed, different, notSeen, type ProbeFinding } from '@/lib/frame/probe/finding'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'
import { emailPattern, readToken } from '@/lib/frame/probe/read-token'

const cases = [
  { subject: 'e-mail for a domain only', body: domainBody, assumed: 'anonymous-<uuid>@example.com' },
  { subject: 'e-mail for nobody', body: emptyBody, assumed: 'anonymous-<uuid>@anonymous.frame.local' },
]
const meaning = 'The portal always sends e-mail and names, so nothing rests on it.'

/** Whom Frame makes up when it is not told: a domain only, then nothing at all. */
export async function probeIdentities(target: ProbeTarget, ports: ProbePorts): Promise<ProbeFinding[]> {
  const findings: ProbeFinding[] = []
  for (const { subject, body, assumed } of cases)
    findings.push(identityFinding(subject, assumed, await askForToken(target, ports, { body })))
  return findings
}

function identityFinding(subject: string, assumed: string, reply: FrameReply): ProbeFinding {
  if (reply.kind === 'no-reply') return notSeen(subject, reply.problem, meaning)
  const token = readToken(reply.text)
  if (!token) return notSeen(subject, `no token (${reply.status})`, meaning)
  const email = emailPattern(token.claims)
  if (email === null) return notSeen(subject, 'not in the token', meaning)
  return (email === assumed ? asAssumed : different)(subject, email, meaning)
}
