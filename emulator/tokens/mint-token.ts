import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import type { EmulatorState } from '../state/create-state'
import { toSeconds } from '../state/clock'
import type { Provider } from '../state/demo-tenant'
import type { TokenRequest } from './parse-token-request'

export const tokenIssuer = 'frame-emulator'

/** Mints a SAT and remembers whom it stands for. `path` is that of the request, for the faults that spoil tokens. */
export async function mintToken(
  state: EmulatorState,
  {
    provider,
    request,
    nowMs,
    path,
  }: { provider: Provider; request: TokenRequest; nowMs: number; path: string },
): Promise<string> {
  const email = chooseEmail(request)
  const user = state.users.findOrCreate(provider.id, email)
  const id = randomUUID()
  state.tokens.add({
    id,
    userUuid: user.userUuid,
    provider,
    firstName: request.first_name ?? 'Anonymous',
    lastName: request.last_name ?? 'User',
    email,
    metadata: request.metadata ?? {},
    invalidated: false,
  })
  const fault = state.faults.take('token', path)
  if (fault?.kind === 'not-jwt') return 'this-is-not-a-token'
  const issuedAt = toSeconds(nowMs)
  const lifetimeSeconds = fault?.kind === 'lifetime' ? fault.seconds : provider.durationMinutes * 60
  const jwt = new SignJWT({ email, provider: provider.id, roles: provider.roles.map(({ role }) => role) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(tokenIssuer)
    .setSubject(user.userUuid)
    .setIssuedAt(issuedAt)
    .setJti(id)
  if (fault?.kind !== 'no-exp') jwt.setExpirationTime(issuedAt + lifetimeSeconds)
  return jwt.sign(state.signingKey)
}

/** A given address wins over a given domain, which wins over Frame's own anonymous one. */
function chooseEmail({ email, email_domain: domain }: TokenRequest): string {
  return email ?? `anonymous-${randomUUID()}@${domain ?? 'anonymous.frame.local'}`
}
