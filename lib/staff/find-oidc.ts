import { env } from '../env'

export type Oidc = { issuer: string; clientId: string; clientSecret: string; host: string }

/** The provider at which staff may sign in, or null when none is configured. */
export function findOidc(): Oidc | null {
  const { issuer, clientId, clientSecret } = env().oidc
  if (!issuer || !clientId || !clientSecret) return null
  return { issuer, clientId, clientSecret, host: new URL(issuer).host }
}
