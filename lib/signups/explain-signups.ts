import { z } from 'zod'
import { db } from '../db'
import { canonicaliseEmail } from '../email/canonicalise-email'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'
import { isReason, publicReasonOf } from './reasons'

const JudgedRules = z.array(
  z.object({
    rule: z.string(),
    input: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    threshold: z.union([z.string(), z.number(), z.boolean()]).nullable(),
    outcome: z.string(),
  }),
)

export type ExplainedSignup = Awaited<ReturnType<typeof explainSignups>>[number]

/**
 * Why signups went as they did, latest first: by id, by handle, or all (at most 20) of an e-mail address in whatever
 * spelling.
 */
export async function explainSignups(named: string) {
  const signups = await db().signup.findMany({
    where: await whereOf(named.trim()),
    orderBy: { createdAt: 'desc' },
    take: 20,
    select: {
      id: true,
      handle: true,
      state: true,
      reason: true,
      email: true,
      createdAt: true,
      freesAt: true,
      decision: true,
      product: { select: { slug: true } },
      events: { orderBy: { id: 'asc' }, select: { at: true, kind: true, facts: true } },
      mints: {
        orderBy: { startedAt: 'asc' },
        select: { startedAt: true, kind: true, outcome: true, status: true, problem: true },
      },
      mails: {
        orderBy: { createdAt: 'asc' },
        select: { createdAt: true, kind: true, sentAt: true, dropped: true },
      },
      launchedAt: true,
      usedMinutes: true,
      sessions: {
        orderBy: { seenAt: 'asc' },
        select: {
          frameId: true,
          seenAt: true,
          openSince: true,
          lastSeenAt: true,
          endedAt: true,
          precisionSeconds: true,
          source: true,
        },
      },
      look: { select: { lookedAt: true, nextLookAt: true, failures: true } },
    },
  })
  return signups.map(({ decision, product, reason, ...signup }) => ({
    ...signup,
    product: product.slug,
    reason,
    /** What the person was told. */
    publicReason: reason !== null && isReason(reason) ? publicReasonOf(reason) : null,
    rules: JudgedRules.parse(decision),
  }))
}

async function whereOf(named: string) {
  if (z.uuid().safeParse(named).success) return { id: named }
  const parsed = canonicaliseEmail(named)
  if (parsed.kind === 'invalid') return { handle: named }
  // By connection, because the index of hashes is one of each connection's own.
  const connections = await db().connection.findMany({ select: { id: true } })
  return {
    connectionId: { in: connections.map(({ id }) => id) },
    emailKey: emailKey(parsed.email.identity, requireEnv('quotaKey')),
  }
}
