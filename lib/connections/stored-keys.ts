import type { ApiCredentials } from '../frame/request-sat'
import { unseal } from '../secrets'

export type StoredKeys = {
  id: string
  clientId: string
  clientSecretEncrypted: string
  nextClientId: string | null
  nextClientSecretEncrypted: string | null
}

export type Keys = { credentials: ApiCredentials; nextCredentials: ApiCredentials | null }

/** What has to be selected of a connection for its keys. */
export const keyColumns = {
  id: true,
  clientId: true,
  clientSecretEncrypted: true,
  nextClientId: true,
  nextClientSecretEncrypted: true,
} as const

/** Both keys in clear, for calls of Frame; keep them out of pages and logs. Null when ENCRYPTION_KEY is not theirs. */
export function findKeys(stored: StoredKeys): Keys | null {
  const { id, clientId, nextClientId, nextClientSecretEncrypted } = stored
  try {
    return {
      credentials: {
        clientId,
        clientSecret: unseal(stored.clientSecretEncrypted, `connection:${id}:client-secret`),
      },
      nextCredentials:
        nextClientId === null || nextClientSecretEncrypted === null
          ? null
          : {
              clientId: nextClientId,
              clientSecret: unseal(nextClientSecretEncrypted, `connection:${id}:next-client-secret`),
            },
    }
  } catch {
    return null
  }
}
