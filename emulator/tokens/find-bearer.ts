import { errors, jwtVerify } from 'jose'
import type { EmulatorState } from '../state/create-state'
import type { TokenRecord } from '../state/tokens'
import { tokenIssuer } from './mint-token'

export type Bearer = { record: TokenRecord; expiresAtMs: number }
export type CheckedBearer = { kind: 'accepted'; bearer: Bearer } | { kind: 'refused'; cause: string }

/** Whose SAT is in the Authorization header: null if missing, expired, invalidated, forgotten or minted elsewhere. */
export async function findBearer(
  state: EmulatorState,
  authorization: string | undefined,
): Promise<Bearer | null> {
  const checked = await checkBearer(state, authorization)
  return checked.kind === 'accepted' ? checked.bearer : null
}

/** The same, with the reason of a refusal for the audit trail. */
export async function checkBearer(
  state: EmulatorState,
  authorization: string | undefined,
): Promise<CheckedBearer> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (!token) return { kind: 'refused', cause: 'there is no token' }
  try {
    const { payload } = await jwtVerify(token, state.signingKey, {
      algorithms: ['HS256'],
      issuer: tokenIssuer,
      requiredClaims: ['jti', 'exp'],
      currentDate: new Date(state.clock.nowMs()),
    })
    const record = state.tokens.find(payload.jti ?? '')
    if (!record || payload.exp === undefined) return { kind: 'refused', cause: 'the token is forgotten' }
    if (record.invalidated) return { kind: 'refused', cause: 'the token was made void' }
    return { kind: 'accepted', bearer: { record, expiresAtMs: payload.exp * 1000 } }
  } catch (error) {
    const isExpired = error instanceof errors.JWTExpired
    return {
      kind: 'refused',
      cause: isExpired ? 'the token has expired' : 'the token was not minted here',
    }
  }
}
