import type { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'
import { newId } from '../new-id'
import { clientNetworkKey } from './client-network-key'

type Attempt = { kind: 'taken'; id: string } | { kind: 'wait'; seconds: number }

/** Counts one attempt at the password of an address, before the password is looked at (A22). */
export async function takeSignInAttempt(by: { email: string; address: string }): Promise<Attempt> {
  const id = newId()
  const attempt = JSON.stringify({
    id,
    email: by.email,
    email_key: emailKey(by.email, requireEnv('quotaKey')),
    network_key: clientNetworkKey(by.address),
  })
  const [taken] = await db().$queryRaw<{ seconds: number }[]>`
    select take_sign_in_attempt(${attempt}::jsonb) as seconds`
  const seconds = taken?.seconds ?? 0
  return seconds > 0 ? { kind: 'wait', seconds } : { kind: 'taken', id }
}

/** Takes an attempt back that was right, and all that are too old to count for anybody. */
export async function voidAttempts(tx: Prisma.TransactionClient, id: string): Promise<void> {
  const aDayAgo = new Date(Date.now() - 24 * 3_600_000)
  await tx.staffSignInAttempt.deleteMany({ where: { OR: [{ id }, { at: { lt: aDayAgo } }] } })
}
