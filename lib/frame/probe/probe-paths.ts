import { randomUUID } from 'node:crypto'
import { askForToken, personBody } from '@/lib/frame/probe/ask-for-token'
import { callFrame } from '@/lib/frame/call-frame'
import { asAssumed, different, notSeen, type ProbeFinding } from '@/lib/frame/probe/finding'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'
import { signRequest } from '@/lib/frame/sign-request'

/** Two addresses that are assumed: the list of an account's sessions, and SAT providers of a customer. */
export async function probePaths(target: ProbeTarget, ports: ProbePorts): Promise<ProbeFinding[]> {
  return [await probeSessionList(target, ports), await probeCustomersPath(target, ports)]
}

async function probeSessionList(target: ProbeTarget, ports: ProbePorts): Promise<ProbeFinding> {
  const subject = 'list of sessions'
  const { entityKind, entityId, origin } = target.tokensUrl
  if (entityKind !== 'account')
    return notSeen(
      subject,
      `not asked: the provider is on the ${entityKind}`,
      'Probe a product whose tokens URL names an account.',
    )
  const reply = await callFrame({
    method: 'GET',
    url: `${origin}/v1/accounts/${entityId}/sessions?active=true`,
    headers: { ...signRequest({ ...target.credentials, at: ports.now() }), Accept: 'application/json' },
    timeoutMs: ports.timeoutMs,
  })
  if (reply.kind === 'no-reply') return notSeen(subject, reply.problem, 'Probe again.')
  const seen = `${reply.status}, ${reply.contentType ?? 'no content type'}`
  if (reply.status === 200) return asAssumed(subject, seen, 'Sessions can be listed with these credentials.')
  return reply.status === 403
    ? notSeen(subject, seen, 'The API integration lacks a role for it. The portal needs none.')
    : different(subject, seen, 'The path is an assumption. The portal does not depend on it.')
}

/** With an id that nobody has, so that nothing can be minted. A path Frame does not know answers like a made-up one. */
async function probeCustomersPath(target: ProbeTarget, ports: ProbePorts): Promise<ProbeFinding> {
  const subject = 'customers/ path'
  const rest = `${randomUUID()}/secure-anonymous/${target.tokensUrl.providerId}/tokens`
  const ask = (kind: string) => askForToken(target, ports, { body: personBody, path: `/v1/${kind}/${rest}` })
  const [customers, madeUp] = [await ask('customers'), await ask('portal-probe')]
  if (customers.kind === 'no-reply' || madeUp.kind === 'no-reply')
    return notSeen(subject, 'no answer', 'Probe again.')
  const seen = `${customers.status}, a made-up path ${madeUp.status}`
  return customers.status === madeUp.status
    ? notSeen(
        subject,
        seen,
        'Both answer alike. For a provider of a customer, copy the tokens URL from its Playground.',
      )
    : asAssumed(subject, seen, 'The path exists; a provider of a customer can be used.')
}
