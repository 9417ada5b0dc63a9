import { callFrame, type FrameReply } from '@/lib/frame/call-frame'
import type { ProbePorts, ProbeTarget } from '@/lib/frame/probe/probe-target'
import { readToken } from '@/lib/frame/probe/read-token'
import { satRequestBody } from '@/lib/frame/sat-request'
import { signRequest } from '@/lib/frame/sign-request'

/** Always the same person at an address that belongs to nobody, so that all of it counts as one named user. */
export const probePerson = { firstName: 'Portal', lastName: 'Probe', email: 'portal-probe@example.com' }
export const probeMetadata = { should_accept_tos: false as const, probe: 'frame-trial-portal' }

export const personBody = satRequestBody(probePerson, probeMetadata)
export const domainBody = JSON.stringify({ email_domain: 'example.com' })
export const emptyBody = '{}'

export type TokenCall = {
  body: string
  /** Other than the connection's own. */
  path?: string
  clientId?: string
  shiftSeconds?: number
  signature?: 'wrong'
}

/** One POST for a token, right or wrong on purpose. Each that succeeds mints one. */
export async function askForToken(
  target: ProbeTarget,
  ports: ProbePorts,
  call: TokenCall,
): Promise<FrameReply> {
  const { origin, href } = target.tokensUrl
  const clientId = call.clientId ?? target.credentials.clientId
  const at = new Date(ports.now().getTime() + (call.shiftSeconds ?? 0) * 1000)
  const headers = signRequest({ clientId, clientSecret: target.credentials.clientSecret, at })
  if (call.signature === 'wrong')
    headers['X-Frame-Signature'] = withLastDigitChanged(headers['X-Frame-Signature'])
  const reply = await callFrame({
    method: 'POST',
    url: call.path === undefined ? href : origin + call.path,
    headers,
    body: call.body,
    timeoutMs: ports.timeoutMs,
  })
  if (reply.kind === 'reply' && readToken(reply.text)) ports.noteToken()
  return reply
}

function withLastDigitChanged(hex: string): string {
  return hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0')
}
