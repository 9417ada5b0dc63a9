import { z } from 'zod'
import { db } from '../db'
import { env } from '../env'
import { domainOf } from '../email/domain-of'
import { subjectsOf } from '../quotas/subjects-of'
import { retryConflicts } from '../retry-conflicts'
import { Admission, leaseSeconds } from './admit-signup'

const Advance = z.union([
  Admission,
  z.object({ kind: z.literal('has-trial'), signupId: z.uuid() }),
  z.object({ kind: z.literal('unverified'), signupId: z.uuid() }),
])

/**
 * A verified signup goes on to its places, with one statement. `has-trial`: the person has a running trial of the
 * product already, and that one is theirs to open.
 */
export async function advanceSignup(signupId: string): Promise<z.infer<typeof Advance>> {
  const signup = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
    select: {
      email: true,
      emailKey: true,
      network: true,
      campaign: true,
      invite: { select: { skipQuotas: true } },
    },
  })
  const request = JSON.stringify({
    id: signupId,
    lease_seconds: leaseSeconds,
    subjects: subjectsOf(
      {
        personKey: signup.emailKey,
        domain: domainOf(signup.email),
        network: signup.network,
        campaign: signup.campaign,
      },
      { except: signup.invite?.skipQuotas ?? [] },
    ),
  })
  const rows = await retryConflicts(
    () => db().$queryRaw<{ advance: unknown }[]>`
      select advance_signup_with_order(${request}::jsonb, ${env().timeZone}) as advance`,
  )
  return Advance.parse(rows[0]?.advance)
}
