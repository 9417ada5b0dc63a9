import { errorResponse } from '../http/errors'
import type { EmulatorState } from '../state/create-state'
import type { ApiIntegration } from '../state/tenant'
import { isSignedBy } from './check-signature'
import type { Refusal } from './refusal'

export type CheckedCaller = { kind: 'accepted'; integration: ApiIntegration } | Refusal

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
      'a header for the signature is missing or empty',
    )
  if (!/^\d{1,15}$/.test(timestamp))
    return refuse(
      'invalid_timestamp',
      'X-Frame-Timestamp must be the time in whole seconds since 1970.',
      'the timestamp is no whole number of seconds',
    )
  const { timestampWindowSeconds, acceptsUpperCaseSignatures } = state.settings.get()
  const behindSeconds = nowSeconds - Number(timestamp)
  if (Math.abs(behindSeconds) > timestampWindowSeconds) {
    if (timestamp.length === 13)
      state.log('A request was refused: its timestamp is in milliseconds, not seconds.')
    return refuse(
      'expired',
      'X-Frame-Timestamp is too far from the time of this server: expired.',
      explainStale(timestamp, behindSeconds),
    )
  }
  const lookup = state.faults.take('key', path)
    ? ({ kind: 'unknown', cause: 'the key counts as revoked, by a fault' } as const)
    : findCredential(state, clientId)
  if (lookup.kind === 'unknown') return refuseCredentials(lookup.cause)
  const given = acceptsUpperCaseSignatures ? signature.toLowerCase() : signature
  if (!isSignedBy(lookup.clientSecret, { timestamp, clientId, signature: given }))
    return refuseCredentials(explainSignature(signature))
  return { kind: 'accepted', integration: lookup.integration }
}

type Lookup =
  { kind: 'known'; integration: ApiIntegration; clientSecret: string } | { kind: 'unknown'; cause: string }

function findCredential({ tenant }: EmulatorState, clientId: string): Lookup {
  for (const integration of tenant.integrations()) {
    const credential = integration.credentials.find((candidate) => candidate.clientId === clientId)
    if (!credential) continue
    if (credential.revokedAtMs !== null) return { kind: 'unknown', cause: 'the key is revoked' }
    if (!tenant.find(integration.entityId)?.apiEnabled)
      return { kind: 'unknown', cause: 'the API is switched off where the key belongs' }
    return { kind: 'known', integration, clientSecret: credential.clientSecret }
  }
  return { kind: 'unknown', cause: 'the key is unknown' }
}

function explainStale(timestamp: string, behindSeconds: number): string {
  if (timestamp.length === 13) return 'the timestamp is in milliseconds: send whole seconds'
  const direction = behindSeconds > 0 ? 'old' : 'ahead'
  return `the timestamp is ${Math.abs(behindSeconds)} s ${direction}: check the clock of the caller`
}

function explainSignature(signature: string): string {
  return /[A-F]/.test(signature) && /^[\dA-F]+$/.test(signature)
    ? 'the signature is in upper case: send lower-case hex'
    : 'the signature does not fit the key'
}

/** One answer for an unknown key and a bad signature: a stranger must not learn which ids exist. */
function refuseCredentials(cause: string): Refusal {
  return refuse('invalid_credentials', 'The client id or the signature is not valid.', cause)
}

function refuse(code: string, message: string, cause: string): Refusal {
  return { kind: 'refused', response: errorResponse(401, code, message), cause }
}
