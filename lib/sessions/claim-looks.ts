import { z } from 'zod'
import { db } from '../db'

/** For how long a look belongs to whoever claimed it; each of its few calls ends within 5 s. */
const leaseSeconds = 60

const DueLook = z.object({
  signupId: z.string(),
  armed: z.int(),
  failures: z.int(),
  secondsSinceHandOver: z.coerce.number(),
  secondsSinceSeen: z.coerce.number().nullable(),
  /** Null while the trial runs. */
  secondsSinceEnd: z.coerce.number().nullable(),
  /** Sealed; null when its time is up. */
  satEncrypted: z.string().nullable(),
  terminalConfigurationId: z.string().nullable(),
  backendUrl: z.string(),
  /** Those whose end was not seen; null is the id of one that only reported itself. */
  openSessions: z.array(z.string().nullable()),
  /** Those of them in which another running trial of the same person may be. */
  sharedSessions: z.array(z.string()),
  /** Whether the person has another running trial of this connection. */
  triesMore: z.boolean(),
})
export type DueLook = z.infer<typeof DueLook>

/** Takes the looks that are due, of all trials or of some, so that no other instance looks at the same trial meanwhile. */
export async function claimLooks(atMost: number, ofSignups: string[] | null = null): Promise<DueLook[]> {
  const rows = await db().$queryRaw`
    with due as (
      select signup_id from session_looks
      where next_look_at <= portal_now() and (claimed_until is null or claimed_until <= portal_now())
        and (${ofSignups}::uuid[] is null or signup_id = any (${ofSignups}::uuid[]))
      order by next_look_at
      for update skip locked
      limit ${atMost}
    ), claimed as (
      update session_looks l set claimed_until = portal_now() + make_interval(secs => ${leaseSeconds}::int)
      from due where l.signup_id = due.signup_id
      returning l.*
    )
    select
      s.id as "signupId", claimed.armed, claimed.failures,
      extract(epoch from portal_now() - claimed.handed_over_at)::float as "secondsSinceHandOver",
      extract(epoch from portal_now() - seen.last)::float as "secondsSinceSeen",
      case when s.state = 'ended' then extract(epoch from portal_now() - s.trial_ends_at)::float end as "secondsSinceEnd",
      case when s.sat_expires_at > portal_now() then s.sat_encrypted end as "satEncrypted",
      p.terminal_configuration_id as "terminalConfigurationId",
      c.backend_url as "backendUrl",
      coalesce(seen.open, '[]') as "openSessions",
      coalesce(seen.shared, '[]') as "sharedSessions",
      others.running is not null as "triesMore"
    from claimed
    join signups s on s.id = claimed.signup_id
    join products p on p.id = s.product_id
    join connections c on c.id = p.connection_id
    left join lateral (
      select
        count(*) as running,
        bool_or(
          op.launch_url = p.launch_url or op.terminal_configuration_id = p.terminal_configuration_id
        ) as "sameLaunchpad"
      from signups o join products op on op.id = o.product_id
      where o.connection_id = s.connection_id and o.email_key = s.email_key and o.id <> s.id
        and o.state = 'active' and o.trial_ends_at > portal_now()
      having count(*) > 0
    ) others on true
    left join lateral (
      select
        max(last_seen_at) as last,
        jsonb_agg(frame_id) filter (where ended_at is null) as open,
        jsonb_agg(frame_id) filter (
          where ended_at is null and frame_id is not null
            and others.running is not null and (by_person or others."sameLaunchpad")
        ) as shared
      from frame_sessions where signup_id = s.id
    ) seen on true`
  return z.array(DueLook).parse(rows)
}
