import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto'
import { z } from 'zod'
import type { BackupHeader } from './backup-header'

/** The portal's secrets by the names of their variables. */
export type Keys = Record<string, string>

const keyNames = ['AUTH_SECRET', 'QUOTA_KEY', 'ENCRYPTION_KEY', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] as const

/** What has to be the same for a backup to be of use: seals and quotas. Others only sign people out. */
const neededNames = ['QUOTA_KEY', 'ENCRYPTION_KEY']

type SealedKeys = NonNullable<BackupHeader['sealedKeys']>
const StoredKeys = z.record(z.string(), z.string())

export function keysOf(source: Record<string, string | undefined>): Keys {
  return Object.fromEntries(
    keyNames.flatMap((name) => {
      const value = source[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/** Tells keys apart without giving them away. */
export function keyIdsOf(keys: Keys): Keys {
  return Object.fromEntries(
    Object.entries(keys).map(([name, key]) => [
      name,
      createHmac('sha256', key).update('portal:backup-key-id:v1').digest('hex').slice(0, 12),
    ]),
  )
}

/** The names of keys without which what a backup holds cannot be read or counted. */
export function missingKeys({ keyIds }: Pick<BackupHeader, 'keyIds'>, keys: Keys): string[] {
  const present = keyIdsOf(keys)
  return neededNames.filter((name) => keyIds[name] !== undefined && keyIds[name] !== present[name])
}

/** Under a passphrase: scrypt (64 MiB) and AES-256-GCM. */
export function sealKeys(keys: Keys, passphrase: string): SealedKeys {
  const [salt, iv] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', stretch(passphrase, salt), iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(keys)), cipher.final()])
  return {
    salt: salt.toString('base64'),
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    sealed: sealed.toString('base64'),
  }
}

/** Null for a wrong passphrase. */
export function openKeys({ salt, iv, tag, sealed }: SealedKeys, passphrase: string): Keys | null {
  const key = stretch(passphrase, Buffer.from(salt, 'base64'))
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
  decipher.setAuthTag(Buffer.from(tag, 'base64'))
  try {
    const text = Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()])
    return StoredKeys.parse(JSON.parse(text.toString('utf8')))
  } catch {
    return null
  }
}

function stretch(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase, salt, 32, { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 })
}
