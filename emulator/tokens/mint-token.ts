import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { EmulatorState } from '../state/create-state'
import { toSeconds } from '../state/clock'
import type { Provider } from '../state/tenant'
import type { TokenRequest } from './parse-token-request'

export const tokenIssuer = 'frame-emulator'

type Order = { provider: Provider; request: TokenRequest; nowMs: number; path: string }

/** Mints a SAT and remembers whom it stands for. `path` is that of the request, for the faults that spoil tokens. */
export async function mintToken(
  state: EmulatorState,
  { provider, request, nowMs, path }: Order,
): Promise<string> {
  const email = chooseEmail(request, state.settings.get().anonymousEmailDomain)
  const user = state.users.findOrCreate(provider.id, email)
  const id = randomUUID()
  const fault = state.faults.take('token', path)
  const issuedAt = toSeconds(nowMs)
  const expiresAt = issuedAt + (fault?.kind === 'lifetime' ? fault.seconds : provider.durationMinutes * 60)
  const firstName = request.first_name ?? 'Anonymous'
  const lastName = request.last_name ?? 'User'
  state.tokens.add({
    id,
    userUuid: user.userUuid,
    providerId: provider.id,
    entityId: provider.entityId,
    roles: structuredClone(provider.roles),
    firstName,
    lastName,
    email,
    metadata: request.metadata ?? {},
    expiresAtMs: expiresAt * 1000,
    hasSignedIn: false,
    invalidated: false,
  })
  state.auditTrail.add({
    kind: 'token-minted',
    what: `Token minted by "${provider.description}"`,
    who: { name: `${firstName} ${lastName}`.trim(), email },
    id,
    entityId: provider.entityId,
    providerId: provider.id,
  })
  if (fault?.kind === 'not-jwt') return 'this-is-not-a-token'
  const jwt = new SignJWT({ email, provider: provider.id, roles: provider.roles.map(({ role }) => role) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(tokenIssuer)
    .setSubject(user.userUuid)
    .setIssuedAt(issuedAt)
    .setJti(id)
  if (fault?.kind !== 'no-exp') jwt.setExpirationTime(expiresAt)
  return jwt.sign(state.signingKey)
}

/** A given address wins over a given domain, which wins over Frame's own anonymous one. */
function chooseEmail({ email, email_domain: domain }: TokenRequest, anonymousDomain: string): string {
  return email ?? `anonymous-${randomUUID()}@${domain ?? anonymousDomain}`
}
