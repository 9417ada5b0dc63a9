import { jwtVerify } from 'jose'
import type { EmulatorState } from '../state/create-state'
import type { TokenRecord } from '../state/tokens'
import { tokenIssuer } from './mint-token'

export type Bearer = { record: TokenRecord; expiresAtMs: number }

/** Whose SAT is in the Authorization header: null if missing, expired, invalidated, forgotten or minted elsewhere. */
export async function findBearer(
  state: EmulatorState,
  authorization: string | undefined,
): Promise<Bearer | null> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (!token) return null
  try {
    const { payload } = await jwtVerify(token, state.signingKey, {
      algorithms: ['HS256'],
      issuer: tokenIssuer,
      requiredClaims: ['jti', 'exp'],
      currentDate: new Date(state.clock.nowMs()),
    })
    const record = state.tokens.find(payload.jti ?? '')
    if (!record || record.invalidated || payload.exp === undefined) return null
    return { record, expiresAtMs: payload.exp * 1000 }
  } catch {
    return null
  }
}
