import { randomUUID } from 'node:crypto'
import type { Touch } from '@/lib/signups/campaign-touch'
import { sql } from '@/lib/signups/test-support/sql'
import { touchOf } from '@/lib/signups/test-support/touch-of'
import type { Filters } from '../dimensions'
import type { VisitKind } from '../visit-kind'

/** What a signup's row says, as far as reports read it. */
export type RawSignup = {
  id: string
  at: Date
  product: string
  owner: string | null
  state: string
  reason: string | null
  verifyBecause: string | null
  verifiedAt: Date | null
  grantedAt: Date | null
  launchedAt: Date | null
  cameBack: boolean
  minutes: number
  country: string | null
  firstTouch: Touch | null
  lastTouch: Touch | null
}

export type RawVisit = {
  at: Date
  product: string
  owner: string | null
  kind: VisitKind
  touch: Touch | null
}

const connection = '00000000-0000-4000-8000-000000000001'

/** Products with one invite of each owner. */
export async function addProducts(slugs: readonly string[], owners: readonly string[]): Promise<void> {
  await sql(
    `insert into connections (id, name, api_url, backend_url, client_id, client_secret_encrypted)
     values ($1, 'raw', 'http://frame', 'http://frame', 'id', 'secret') on conflict do nothing`,
    [connection],
  )
  await sql(
    `insert into consent_texts (version, language, text) values ('raw', 'en', 'I agree.') on conflict do nothing`,
  )
  await sql(
    `insert into products (slug, name, summary, connection_id, tokens_url, launch_url, return_urls, trial_minutes,
       relogins_per_hour, captcha, paused, metadata)
     select slug, slug, '', $1, '', '', '{}', 60, 10, false, false, '{}' from unnest($2::text[]) slugs (slug)`,
    [connection, slugs],
  )
  await sql(
    `insert into invites (code_hash, code_start, product_id, label, owner, emails, domains, skip_quotas)
     select p.slug || ' ' || owner, '', p.id, '', owner, '{}', '{}', '{}'
     from products p, unnest($1::text[]) owners (owner)`,
    [owners],
  )
}

export function rawSignup(wishes: Partial<RawSignup> & { at: Date; product: string }): RawSignup {
  return {
    id: randomUUID(),
    owner: null,
    state: 'active',
    reason: null,
    verifyBecause: null,
    verifiedAt: null,
    grantedAt: wishes.state === undefined ? wishes.at : null,
    launchedAt: null,
    cameBack: false,
    minutes: 0,
    country: 'DE',
    firstTouch: null,
    lastTouch: null,
    ...wishes,
  }
}

/** The rows with the events that the product writes beside them. */
export async function addSignups(signups: readonly RawSignup[]): Promise<void> {
  await sql(
    `insert into signups (id, handle, request_id, product_id, connection_id, state, reason, invite_id, email, email_key,
       email_key_id, first_name, country, language, network, consent_version, gpc, campaign, first_touch, last_touch,
       verify_because, verified_at, granted_at, launched_at, used_minutes, created_at, trial_ends_at, lease_until)
     select r.id, r.id::text, r.id::text, p.id, p.connection_id, r.state::signup_state, r.reason, i.id,
       r.id || '@raw.example', r.id::text, 'raw', 'Jane', r.country, 'en', '203.0.113.7/32', 'raw', false,
       r."lastTouch" ->> 'campaign', nullif(r."firstTouch", 'null'), nullif(r."lastTouch", 'null'),
       r."verifyBecause", r."verifiedAt", r."grantedAt", r."launchedAt", r.minutes, r.at,
       r.at + interval '1 hour', r.at + interval '1 minute'
     from jsonb_to_recordset($1::jsonb) r (id uuid, at timestamptz, product text, owner text, state text, reason text,
       "verifyBecause" text, "verifiedAt" timestamptz, "grantedAt" timestamptz, "launchedAt" timestamptz, minutes int,
       country text, "firstTouch" jsonb, "lastTouch" jsonb)
     join products p on p.slug = r.product
     left join invites i on i.product_id = p.id and i.owner = r.owner`,
    [JSON.stringify(signups)],
  )
  await addEvents(signups.map(({ id, state }) => ({ id, kind: state })))
  await addEvents(signups.filter(({ cameBack }) => cameBack).map(({ id }) => ({ id, kind: 'came-back' })))
}

export async function addEvents(events: readonly { id: string; kind: string }[]): Promise<void> {
  await sql(
    `insert into events (signup_id, kind) select r.id, r.kind from jsonb_to_recordset($1::jsonb) r (id uuid, kind text)`,
    [JSON.stringify(events)],
  )
}

export async function addVisits(visits: readonly RawVisit[]): Promise<void> {
  await sql(
    `insert into visits (product_id, invite_id, at, kind, visitor, campaign, source, referrer)
     select p.id, i.id, r.at, r.kind::visit_kind, gen_random_uuid()::text, r.touch ->> 'campaign', r.touch ->> 'source',
       r.touch ->> 'referrerHost'
     from jsonb_to_recordset($1::jsonb) r (at timestamptz, product text, owner text, kind text, touch jsonb)
     join products p on p.slug = r.product
     left join invites i on i.product_id = p.id and i.owner = r.owner`,
    [JSON.stringify(visits)],
  )
}

/** As if somebody had asked for these filters where very many share them. */
export async function addFilterSet(filters: Filters): Promise<void> {
  await sql(
    `insert into report_filter_sets (key, filters, asked_at) values (filter_set_key($1::jsonb), $1::jsonb, portal_now())
     on conflict do nothing`,
    [JSON.stringify(filters)],
  )
}

/** A touch with a campaign and more. */
export function rawTouch(campaign: string | null, more: Partial<Touch> = {}): Touch | null {
  const touch = touchOf(campaign)
  return touch && { ...touch, ...more }
}
