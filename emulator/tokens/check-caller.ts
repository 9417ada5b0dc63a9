import { errorResponse } from '../http/errors'
import type { EmulatorState } from '../state/create-state'
import type { ApiIntegration } from '../state/demo-tenant'
import { isSignedBy } from './check-signature'

const allowedSkewSeconds = 300

export type CheckedCaller =
  { kind: 'accepted'; integration: ApiIntegration } | { kind: 'refused'; response: Response }

/** Who signed this request: headers, timestamp, client id and signature, in this order (every one a 401). */
export function checkCaller(
  state: EmulatorState,
  { headers, path, nowSeconds }: { headers: Headers; path: string; nowSeconds: number },
): CheckedCaller {
  const clientId = headers.get('x-frame-clientid')
  const timestamp = headers.get('x-frame-timestamp')
  const signature = headers.get('x-frame-signature')
  if (!clientId || !timestamp || !signature)
    return refuse(
      'missing_credentials',
      'X-Frame-ClientId, X-Frame-Timestamp and X-Frame-Signature are required.',
    )
  if (!/^\d{1,15}$/.test(timestamp))
    return refuse('invalid_timestamp', 'X-Frame-Timestamp must be the time in whole seconds since 1970.')
  if (Math.abs(nowSeconds - Number(timestamp)) > allowedSkewSeconds) {
    if (timestamp.length === 13)
      state.log('A request was refused: its timestamp is in milliseconds, not seconds.')
    return refuse('expired', 'X-Frame-Timestamp is too far from the time of this server: expired.')
  }
  const known = findCredential(state, clientId)
  const revoked = state.faults.take('key', path) !== null
  if (!known || revoked || !isSignedBy(known.clientSecret, { timestamp, clientId, signature }))
    return refuse('invalid_credentials', 'The client id or the signature is not valid.')
  return { kind: 'accepted', integration: known.integration }
}

function findCredential({ tenant }: EmulatorState, clientId: string) {
  for (const integration of tenant.apiIntegrations) {
    const credential = integration.credentials.find((candidate) => candidate.clientId === clientId)
    if (credential) return { integration, clientSecret: credential.clientSecret }
  }
  return null
}

function refuse(code: string, message: string): CheckedCaller {
  return { kind: 'refused', response: errorResponse(401, code, message) }
}
