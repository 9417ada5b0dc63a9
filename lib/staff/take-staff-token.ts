import type { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import { canonicaliseEmail } from '../email/canonicalise-email'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'
import { newId } from '../new-id'

export type StaffTokenTurn = { kind: 'taken'; id: string } | { kind: 'wait'; seconds: number }

type Wish = {
  staff: string
  what: 'test' | 'playground'
  /** Null for values that are not stored. */
  connection: string | null
  email: string
}

/** For each person and each of the two purposes. */
export const staffTokensPerHour = 20

/** Takes one of the tokens that a person may ask for within an hour, before anything is sent. */
export function takeStaffToken({ staff, what, connection, email }: Wish): Promise<StaffTokenTurn> {
  const canonical = canonicaliseEmail(email)
  const identity = canonical.kind === 'ok' ? canonical.email.identity : email
  const id = newId()
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`staff token ${what} ${staff}`}, 0))`
    const [taken] = await tx.$queryRaw<{ count: bigint; seconds: number | null }[]>`
      select count(*) as count,
        ceil(extract(epoch from min(asked_at) + interval '1 hour' - portal_now()))::int as seconds
      from staff_tokens
      where staff_id = ${staff}::uuid and what = ${what} and asked_at > portal_now() - interval '1 hour'`
    if (taken && taken.count >= BigInt(staffTokensPerHour))
      return { kind: 'wait', seconds: Math.max(1, taken.seconds ?? 1) }
    await tx.$executeRaw`
      insert into staff_tokens (id, what, staff_id, connection_id, email_key, asked_at)
      values (${id}::uuid, ${what}, ${staff}::uuid, ${connection}::uuid,
        ${emailKey(identity, requireEnv('quotaKey'))}, portal_now())`
    return { kind: 'taken', id }
  })
}

/** Writes down what came of it, in words that hold no token. */
export async function finishStaffToken(
  tx: Prisma.TransactionClient,
  id: string,
  { outcome, problem }: { outcome: string; problem: string | null },
): Promise<void> {
  await tx.$executeRaw`
    update staff_tokens set finished_at = portal_now(), outcome = ${outcome}, problem = ${problem}
    where id = ${id}::uuid`
}
