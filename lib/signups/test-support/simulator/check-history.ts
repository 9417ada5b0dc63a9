import { codeOf } from '@/lib/verification/verification-code'
import { checkLimits } from './check-limits'
import type { Notes } from './notes'
import type { History } from './plan-history'
import type { SimulatedWorld } from './simulated-world'

/** Every invariant of the core that a history has broken, in words. */
export async function checkHistory(history: History, world: SimulatedWorld, notes: Notes): Promise<string[]> {
  return [
    ...notes.wrong,
    ...(await checkLimits(history, world)),
    ...(await checkCounts(world)),
    ...(await checkMints(world)),
    ...(await checkMails(world, notes)),
    ...(await checkHandOvers(world, notes)),
    ...(await checkSecrets(world, notes)),
    ...(await checkAudit(world)),
  ]
}

/** I8: nothing is left behind that a janitor should have settled. */
export async function checkLeases(world: SimulatedWorld): Promise<string[]> {
  const rows = await world.rows<{ state: string }>(
    `select s.state::text from signups s join products p on p.id = s.product_id
     where (s.state = 'reserved' and s.lease_until <= portal_now())
       or (s.state = 'active' and s.trial_ends_at <= portal_now())
       or (s.state = 'unresolved' and s.lease_until + make_interval(mins => coalesce(s.trial_minutes, p.trial_minutes)) <= portal_now())
       or (s.state = 'unverified' and s.created_at <= portal_now() - interval '1 day')`,
  )
  return rows.map(({ state }) => `I8: a signup is still ${state} after the janitor came`)
}

/** I2: what a counter says is what is held, for quotas and for invites, and held by somebody. */
async function checkCounts(world: SimulatedWorld): Promise<string[]> {
  const counters = await world.rows<{ wrong: string }>(
    `with held as (
       select product_id, scope, per, subject, period, count(*) as places from places
       where given_back_at is null group by 1, 2, 3, 4, 5
     )
     select format('%s per %s: %s used, %s held', scope, per, coalesce(used, 0), coalesce(places, 0)) as wrong
     from quota_counters full join held using (product_id, scope, per, subject, period)
     where coalesce(used, 0) <> coalesce(places, 0)`,
  )
  const invites = await world.rows<{ wrong: string }>(
    `select format('invite: %s used, %s held', i.used, u.uses) as wrong
     from invites i cross join lateral (
       select count(*) as uses from signups s
       where s.invite_id = i.id
         and exists (select from events e where e.signup_id = s.id and e.kind = 'reserved')
         and not (s.state = 'failed' and s.reason is distinct from 'frame-unknown')
     ) u where i.used <> u.uses`,
  )
  const leaks = await world.rows<{ wrong: string }>(
    `select format('%s per %s is held by a signup that is %s', h.scope, h.per, s.state) as wrong
     from places h join signups s on s.id = h.signup_id
     where h.given_back_at is null
       and (s.state in ('unverified', 'waitlisted', 'refused')
         or (s.state = 'failed' and s.reason is distinct from 'frame-unknown'))`,
  )
  const lost = await world.rows<{ wrong: string }>(
    `select format('%s per %s went back although Frame may have minted', h.scope, h.per) as wrong
     from places h join signups s on s.id = h.signup_id
     where s.state = 'failed' and s.reason <> 'superseded' and h.per <> 'concurrent' and h.given_back_at is not null
       and exists (
         select from mints m
         where m.signup_id = s.id and coalesce(m.outcome, 'unknown') not in ('refused', 'not-sent')
       )`,
  )
  return [...counters, ...invites, ...leaks, ...lost].map(({ wrong }) => `I2: ${wrong}`)
}

/** I3: Frame saw no POST without a row, and no row stands for two. */
async function checkMints(world: SimulatedWorld): Promise<string[]> {
  const posts = (await world.tokenRequests()).flatMap(({ body }) => {
    const metadata: unknown = body.metadata
    return typeof metadata === 'object' && metadata !== null && 'mint' in metadata
      ? [String(metadata.mint)]
      : []
  })
  const known = new Set((await world.rows<{ id: string }>('select id from mints')).map(({ id }) => id))
  const twice = posts.length - new Set(posts).size
  return [
    ...posts
      .filter((mint) => !known.has(mint))
      .map((mint) => `I3: Frame was asked for ${mint}, which has no row`),
    ...(twice > 0 ? [`I3: ${twice} POSTs share a row with another`] : []),
  ]
}

/** I4: whoever was told that a code is on its way has one mail for each time it was sent, and nobody has another. */
async function checkMails(world: SimulatedWorld, { proofsAsked }: Notes): Promise<string[]> {
  const rows = await world.rows<{ handle: string; mails: number; sends: number; ready: number }>(
    `select s.handle,
       (select count(*)::int from mails m where m.signup_id = s.id and m.kind = 'verification') as mails,
       (select coalesce(sum(v.sends), 0)::int from verifications v where v.signup_id = s.id) as sends,
       (select count(*)::int from mails m where m.signup_id = s.id and m.kind = 'ready') as ready
     from signups s`,
  )
  return rows.flatMap(({ handle, mails, sends, ready }) => [
    ...(mails === sends ? [] : [`I4: ${mails} mails for ${sends} codes`]),
    ...(proofsAsked.has(handle) && mails === 0 ? ['I4: a code was promised that nobody mails'] : []),
    ...(ready > 1 ? [`I4: ${ready} mails say that Frame is back`] : []),
  ])
}

/** I5: a signup is granted once, and there are no more SATs in the world than were activated. */
async function checkHandOvers(world: SimulatedWorld, { tokens }: Notes): Promise<string[]> {
  const granted = await world.rows<{ times: number }>(
    `select count(*)::int as times from events where kind = 'granted' group by signup_id having count(*) > 1`,
  )
  const [activated] = await world.rows<{ times: number }>(
    `select count(*)::int as times from events where kind in ('granted', 'came-back')`,
  )
  return [
    ...granted.map(({ times }) => `I5: one signup was granted ${times} times`),
    ...(tokens.size > (activated?.times ?? 0)
      ? [`I5: ${tokens.size} SATs were handed over, and ${activated?.times} activated`]
      : []),
  ]
}

/** I6: neither logs and errors nor tables hold what they must not. */
async function checkSecrets(world: SimulatedWorld, { tokens, spoken }: Notes): Promise<string[]> {
  const said = [world.instances.takeOutput(), ...spoken].join('\n')
  const issues = await world.rows<{ verification: string; issue: number }>(
    'select id as verification, generate_series(1, issue) as issue from verifications where not decoy',
  )
  const secrets = [
    '0123456789abcdef0123456789abcdef01234567',
    ...[...tokens].flatMap((token) => token.split('.').slice(1)),
    ...issues.map(codeOf),
  ]
  const stored = await dump(world, [])
  const counted = await dump(world, ['signups'])
  return [
    ...found(secrets, said).map((count) => `I6: ${count} secrets are in the logs`),
    ...found(secrets, stored).map((count) => `I6: ${count} secrets are in the tables`),
    ...(/prospect-\d/i.test(said) ? ['I6: an address is in the logs'] : []),
    ...(/prospect-\d/i.test(counted) ? ['I6: an address is in a table other than signups'] : []),
  ]
}

/** Codes are so short that only a number of its own is one, and not the end of a moment or of a key. */
function found(secrets: string[], text: string): number[] {
  const count = secrets.filter((secret) =>
    secret.length > 6 ? text.includes(secret) : new RegExp(`(?<![\\w.-])${secret}(?![\\w-])`).test(text),
  ).length
  return count > 0 ? [count] : []
}

async function dump(world: SimulatedWorld, except: string[]): Promise<string> {
  const tables = await world.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'graphile_worker') and tablename <> all($1)`,
    [except],
  )
  const dumps = []
  for (const { name } of tables) {
    const [row] = await world.rows<{ text: string }>(
      `select coalesce(json_agg(t), '[]')::text as text from ${name} t`,
    )
    dumps.push(row?.text)
  }
  return dumps.join('\n')
}

/** I7: the settings were written down as they came, and in a chain. */
async function checkAudit(world: SimulatedWorld): Promise<string[]> {
  const rows = await world.rows<{ id: string }>('select id::text from find_broken_audit_entry()')
  return rows.map(({ id }) => `I7: entry ${id} of the audit log is not as it was written`)
}
