import type { Client } from 'pg'

type Connect = () => Promise<Client>

/**
 * A year of signups after the pattern of the one that is there, and three visits for each, with sources, campaigns and
 * outcomes as various as those of a busy portal: all that reports count, and nothing else. Signups and visits are
 * written beside each other.
 */
export async function fillReports(connect: Connect, signups: number): Promise<void> {
  const [client, other] = [await connect(), await connect()]
  await client.query(`delete from signups where handle like 'handle-%'`)
  await client.query('truncate visits, events, report_state, report_filter_sets cascade')
  await client.query(products)
  await client.query(invites)
  await Promise.all([
    fillTables(client, ['signups', 'events'], [signupRows(signups), eventRows]),
    fillTables(other, ['visits'], [visitRows(signups * 3)]),
  ])
}

async function fillTables(client: Client, tables: string[], rows: string[]) {
  await client.query('set session_replication_role = replica; set synchronous_commit = off')
  await client.query(`set maintenance_work_mem = '1GB'; set work_mem = '256MB'`)
  const indexes = await dropIndexes(client, tables)
  for (const sql of rows) await client.query(sql)
  for (const { indexdef } of indexes) await client.query(indexdef)
  await client.query(`vacuum (analyze) ${tables.join(', ')}`)
}

/** Those that serve no constraint; they are built when the rows are there. */
async function dropIndexes(client: Client, tables: string[]) {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes
     where schemaname = 'public' and tablename = any ($1)
       and not exists (select from pg_constraint where conname = indexname)`,
    [tables],
  )
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`)
  return rows
}

/** A whole number below `most`, other for each `salt`, the same for each row. */
const chance = (most: number, salt: number) => `abs(hashint8(n * 31 + ${salt})::bigint) % ${most}`

/** Spread over a year that ends now. */
const momentOf = (rows: number) => `now() - (1 - n / ${rows}.0) * interval '365 days'`

/** Labels go together as those of 400 links do that somebody made; a tenth of all comes without any. */
const touch = `
  case when link < 40 then jsonb_build_object('referrerHost', 'site-' || ${chance(30, 60)}) else jsonb_build_object(
    'campaign', 'campaign-' || link % 20, 'source', 'source-' || link % 8, 'medium', 'medium-' || link % 5,
    'term', 'term-' || link % 30, 'content', 'content-' || link % 25,
    'referrerHost', 'site-' || (link + ${chance(3, 60)}) % 60
  ) end`

const products = `
  insert into products (
    slug, name, summary, connection_id, tokens_url, launch_url, return_urls, trial_minutes, relogins_per_hour, captcha,
    paused, metadata
  )
  select
    slug || '-' || n, name, summary, connection_id, tokens_url, launch_url, return_urls, trial_minutes,
    relogins_per_hour, captcha, paused, metadata
  from (select * from products limit 1) pattern, generate_series(1, 4) n
  on conflict do nothing`

const invites = `
  insert into invites (code_hash, code_start, product_id, label, owner, emails, domains, skip_quotas)
  select p.slug || n, '', p.id, '', 'sales-' || n || '@portal.example', '{}', '{}', '{}'
  from products p, generate_series(1, 10) n
  on conflict do nothing`

const choices = `
  (select array_agg(id order by slug) as products from products) p,
  (select array_agg(id order by owner, id) as invites from invites) i`

const signupRows = (signups: number) => `
  insert into signups (
    id, handle, request_id, product_id, connection_id, state, reason, invite_id, email, email_key, email_key_id,
    first_name, country, language, network, consent_version, gpc, campaign, first_touch, last_touch, verify_because,
    verified_at, granted_at, launched_at, used_minutes, trial_ends_at, created_at
  )
  select
    (lpad(to_hex(n), 12, '0') || md5(n::text)::text)::varchar(32)::uuid, 'handle-' || n, 'request-' || n,
    p.products[1 + ${chance(5, 1)}], pattern.connection_id,
    case fate when 0 then 'refused' when 1 then 'failed' else 'ended' end::signup_state,
    case fate
      when 0 then (array['person-quota', 'product-quota', 'captcha-invalid', 'free-mail'])[1 + ${chance(4, 3)}]
      when 1 then (array['never-verified', 'frame-unavailable'])[1 + ${chance(2, 4)}]
    end,
    case when ${chance(5, 5)} = 0 then i.invites[1 + ${chance(50, 6)}] end,
    'person-' || n || '@bench.example', 'key-' || n, 'bench', 'Jane',
    (array['DE', 'FR', 'GB', 'US', 'IN', 'NL', 'CH', 'AT', 'PL', 'ES', 'IT', 'SE', 'JP', 'BR', 'CA'])
      [1 + ${chance(15, 7)}],
    'en', '203.0.113.7/32', pattern.consent_version, false, touch ->> 'campaign', touch, touch,
    case when ${chance(3, 8)} = 0 then 'product' end,
    case when fate > 1 then moment end, case when fate > 1 then moment end,
    case when fate > 3 then moment end, case when fate > 3 then ${chance(120, 9)} else 0 end, moment, moment
  from (
    select n, ${momentOf(signups)} as moment, ${chance(10, 2)} as fate, ${touch} as touch
    from (select n, ${chance(400, 10)} as link from generate_series(1::bigint, ${signups}) n) numbered
  ) made,
  ${choices},
  (select connection_id, consent_version from signups limit 1) pattern`

const eventRows = `
  insert into events (signup_id, kind, at)
  select id, 'came-back', created_at from signups where launched_at is not null and used_minutes > 60`

const visitRows = (visits: number) => `
  insert into visits (
    product_id, invite_id, at, kind, visitor, campaign, source, medium, term, content, referrer
  )
  select
    p.products[1 + ${chance(5, 1)}], case when ${chance(5, 5)} = 0 then i.invites[1 + ${chance(50, 6)}] end, moment,
    (array['person', 'person', 'person', 'bot', 'preview'])[1 + ${chance(5, 2)}]::visit_kind, 'visitor-' || n,
    touch ->> 'campaign', touch ->> 'source', touch ->> 'medium', touch ->> 'term', touch ->> 'content',
    touch ->> 'referrerHost'
  from (
    select n, ${momentOf(visits)} as moment, ${touch} as touch
    from (select n, ${chance(400, 10)} as link from generate_series(1::bigint, ${visits}) n) numbered
  ) made,
  ${choices}`
