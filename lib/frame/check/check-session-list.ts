import { callFrame } from '@/lib/frame/call-frame'
import { type CheckStep, step } from '@/lib/frame/check/check-step'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'
import { signRequest } from '@/lib/frame/sign-request'

/** Whether launches can be seen. Of the answer only the status is told: it names people. */
export async function checkSessionList(
  target: ProbeTarget,
  ports: ProbePorts,
  aheadSeconds: number,
): Promise<CheckStep> {
  const title = 'Launch telemetry'
  const { entityKind, entityId, origin } = target.tokensUrl
  if (entityKind !== 'account')
    return step(
      title,
      'not-tried',
      `The SAT provider is on the ${entityKind}, and sessions belong to accounts.`,
    )
  const at = new Date(ports.now().getTime() + aheadSeconds * 1000)
  const reply = await callFrame({
    method: 'GET',
    url: `${origin}/v1/accounts/${entityId}/sessions?active=true`,
    headers: { ...signRequest({ ...target.credentials, at }), Accept: 'application/json' },
    timeoutMs: ports.timeoutMs,
    maxReplyBytes: 1_000_000,
  })
  if (reply.kind === 'no-reply') return step(title, 'watch', reply.problem)
  if (reply.status === 200)
    return step(title, 'well', 'The sessions of the account can be listed with this key.')
  return step(
    title,
    'watch',
    reply.status === 403
      ? 'The role of the key does not cover the sessions of the account (403). Trials work; launches are seen by the token alone.'
      : `The list of sessions answered ${reply.status}. Trials work; launches are seen by the token alone.`,
  )
}
