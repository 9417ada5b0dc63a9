/**
 * The statements that make a history, in order. `n` numbers the signups in the order of their time; their ids begin with
 * it, as those of new ones do. Seven in ten are of a person of their own, one in three of a network of its own.
 */
export function historySteps(signups: number): [title: string, sql: string][] {
  const [people, networks, companies] = [share(signups, 0.7), share(signups, 0.3), share(signups, 0.02)]
  return [
    [
      'no counters yet',
      'alter table quota_counters drop constraint quota_counters_pkey; truncate quota_counters',
    ],
    ['browsers', browsers(signups)],
    ['signups', rows(signups, { people, networks, companies })],
    ['places', places],
    ['counters of their own', ownCounters],
    ['shared counters', sharedCounters],
    [
      'key of the counters',
      'alter table quota_counters add constraint quota_counters_pkey primary key (product_id, scope, per, period, subject)',
    ],
    ['mints', mints],
    ['events', events],
  ]
}

const share = (signups: number, part: number) => Math.max(1, Math.round(signups * part))

/** Row `n` of `signups` at its moment of the last two years, the last one an hour ago. */
const moments = (signups: number) => `
  select n, now() - interval '1 hour' - (1 - n / ${signups}.0) * interval '730 days' as moment
  from generate_series(1, ${signups}) n`

const idOf = (moment: string, salt: string) => `
  (
    lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7' || substr(md5('${salt}' || n), 1, 3)
    || '8' || substr(md5('${salt}' || n), 4, 15)
  )::uuid`

const browsers = (signups: number) => `
  insert into browsers (id, generation, created_at, seen_at)
  select ${idOf('moment', 'browser')}, 1, moment, moment from (${moments(signups)}) made`

const rows = (
  signups: number,
  { people, networks, companies }: Record<'people' | 'networks' | 'companies', number>,
) => `
  insert into signups (
    id, handle, request_id, product_id, connection_id, browser_id, browser_generation, state, reason, decision, email,
    email_key, email_key_id, first_name, last_name, company, country, language, time_zone, network, consent_version, gpc,
    campaign, first_touch, last_touch, granted_at, trial_ends_at, sat_issued_at, sat_expires_at, created_at, updated_at
  )
  select
    ${idOf('moment', 'signup')}, left(md5('handle' || n), 22), (${idOf('moment', 'request')})::text, product_id, connection_id,
    case when is_granted then ${idOf('moment', 'browser')} end, case when is_granted then 1 end,
    case
      when not is_granted then 'refused'
      when moment > now() - interval '8 hours' then 'active'
      else 'ended'
    end::signup_state,
    case when not is_granted then 'person-quota' end,
    decision, 'jane@company-' || n % ${companies} || '.example',
    md5('person' || n % ${people}) || md5('again' || n % ${people}), email_key_id, first_name, last_name, company,
    country, language, time_zone, '100.' || (n % ${networks} >> 16) % 256 || '.' || (n % ${networks} >> 8) % 256 || '.'
      || n % ${networks} % 256 || '/32', consent_version,
    gpc, campaign, first_touch, last_touch,
    case when is_granted then moment end, case when is_granted then moment + interval '8 hours' end,
    case when is_granted then moment end, case when is_granted then moment + interval '8 hours' end,
    moment, moment
  from (select made.*, n % 20 <> 0 as is_granted from (${moments(signups)}) made) numbered
  cross join (
    select
      product_id, connection_id, decision, email_key_id, first_name, last_name, company, country, language, time_zone,
      consent_version, gpc, campaign, first_touch, last_touch
    from signups
  ) pattern`

const granted = `signups s cross join quotas q where s.granted_at is not null and q.product_id = s.product_id`

const subject = `
  case q.scope
    when 'person' then s.email_key
    when 'company' then split_part(s.email, '@', 2)
    when 'network' then md5(s.network) || md5('network' || s.network)
    when 'campaign' then s.campaign
    else ''
  end`

const places = `
  insert into places (signup_id, product_id, scope, per, subject, period, frees_at, given_back_at)
  select
    s.id, s.product_id, q.scope, q.per, ${subject}, quota_period(q.per, s.created_at, 'UTC'),
    case when q.per = 'concurrent' then s.trial_ends_at end,
    case when q.per = 'concurrent' and s.state = 'ended' then s.trial_ends_at end
  from ${granted}`

/** One signup a day at most for each person, company and network, as their numbers go round. */
const ownCounters = `
  insert into quota_counters (product_id, scope, per, subject, period, used)
  select product_id, scope, per, subject, period, 1
  from places where scope in ('person', 'company', 'network')`

const sharedCounters = `
  insert into quota_counters (product_id, scope, per, subject, period, used)
  select product_id, scope, per, subject, period, count(*)
  from places where given_back_at is null and scope not in ('person', 'company', 'network')
  group by product_id, scope, per, subject, period`

const mints = `
  insert into mints (id, signup_id, kind, started_at, finished_at, outcome)
  select id, id, 'signup', created_at, created_at + interval '200 ms', 'minted'
  from signups where granted_at is not null`

const events = `
  insert into events (signup_id, kind, at, facts)
  select s.id, e.kind, s.created_at + e.after, e.facts::jsonb
  from signups s
  join (values
    ('reserved', true, interval '0', '{}'),
    ('granted', true, interval '200 ms', '{}'),
    ('ended', true, interval '8 hours', '{}'),
    ('refused', false, interval '0', '{"reason": "person-quota", "per": "day"}')
  ) e (kind, is_granted, after, facts) on e.is_granted = (s.granted_at is not null)
  where s.state <> 'reserved' and not (e.kind = 'ended' and s.state = 'active')
  order by s.id`
