import { randomUUID } from 'node:crypto'
import { askForToken, personBody, type TokenCall } from '@/lib/frame/probe/ask-for-token'
import { asAssumed, different, notSeen, type ProbeFinding } from '@/lib/frame/probe/finding'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'
import type { TokensUrl } from '@/lib/frame/tokens-url'

/** The address of a SAT provider that does not exist. */
export function unknownProviderPath({ href, providerId }: TokensUrl): string {
  return new URL(href).pathname.replace(providerId, `secure-anon-${randomUUID()}`)
}

/** The status of each kind of no, which is all that the portal goes by. None of these mints. */
export async function probeRefusals(target: ProbeTarget, ports: ProbePorts): Promise<ProbeFinding[]> {
  const clientId = target.credentials.clientId.replace(/^[^.]*/, randomUUID())
  const wrongs: { subject: string; assumed: number; call: Omit<TokenCall, 'body'> }[] = [
    { subject: 'wrong signature', assumed: 401, call: { signature: 'wrong' } },
    { subject: 'unknown client id', assumed: 401, call: { clientId } },
    { subject: 'unknown SAT provider', assumed: 404, call: { path: unknownProviderPath(target.tokensUrl) } },
  ]
  const findings: ProbeFinding[] = []
  for (const { subject, assumed, call } of wrongs) {
    const reply = await askForToken(target, ports, { body: personBody, ...call })
    findings.push(
      reply.kind === 'reply'
        ? refusalFinding(subject, assumed, reply.status)
        : notSeen(subject, reply.problem, 'Probe again.'),
    )
  }
  return findings
}

function refusalFinding(subject: string, assumed: number, status: number): ProbeFinding {
  if (status === assumed)
    return asAssumed(subject, `${status}`, 'The portal says what to check. Nothing to change.')
  const isDefinite = (status >= 400 && status < 500) || status === 503
  return different(
    subject,
    `${status} instead of ${assumed}`,
    isDefinite
      ? 'Still a definite no, so places are given back; only the hint to the administrator fits less well.'
      : 'The portal cannot tell this from a token that got lost, and keeps the places until that is clear. Please report it.',
  )
}
