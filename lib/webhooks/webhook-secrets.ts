import { seal, unseal } from '../secrets'

export type SealedSecrets = { secretEncrypted: string; previousSecretEncrypted: string | null }

export function sealSecret(endpoint: string, secret: string): string {
  return seal(secret, `webhook:${endpoint}:secret`)
}

/** The present secret as the one that signs beside the next. */
export function sealAsPrevious(endpoint: string, secretEncrypted: string): string {
  return seal(unseal(secretEncrypted, `webhook:${endpoint}:secret`), `webhook:${endpoint}:previous-secret`)
}

/** Those that sign, the present one first. */
export function unsealSecrets(endpoint: string, sealed: SealedSecrets): string[] {
  const { secretEncrypted, previousSecretEncrypted: previous } = sealed
  return [
    unseal(secretEncrypted, `webhook:${endpoint}:secret`),
    ...(previous === null ? [] : [unseal(previous, `webhook:${endpoint}:previous-secret`)]),
  ]
}
