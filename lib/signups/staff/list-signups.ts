import { z } from 'zod'
import { Prisma } from '@/prisma/generated/client'
import { db } from '../../db'
import { env } from '../../env'
import type { Position } from '../../list-position'
import type { Day } from '../../reports/calendar'
import type { Filters } from '../../reports/dimensions'
import { filtersOn, signupColumns } from '../../reports/fact-filter'
import type { Step } from '../../reports/stop'
import type { Authorised } from '../../staff/staff-person'

export const signupStates = [
  'unverified',
  'reserved',
  'active',
  'ended',
  'review',
  'waitlisted',
  'refused',
  'failed',
  'unresolved',
] as const
export type SignupState = (typeof signupStates)[number]

export type SignupFilters = {
  /** Signed up on these calendar days of TIME_ZONE, both included; null for all. */
  days: { from: Day; to: Day } | null
  filters: Filters
  state: SignupState | null
  /** Got at least so far. */
  step: Step | null
  /** Words that begin a part of name, address or company; all must be there. An id or a handle is found, too. */
  search: string
}

const stepColumns: Record<Step, Prisma.Sql> = {
  submitted: Prisma.sql`true`,
  verified: Prisma.sql`r.verified`,
  granted: Prisma.sql`r.granted`,
  launched: Prisma.sql`r.launched`,
  'came-back': Prisma.sql`r.came_back`,
}

export type ListedSignup = {
  id: string
  createdAt: Date
  email: string
  firstName: string
  lastName: string | null
  company: string | null
  country: string | null
  product: string
  productName: string
  state: SignupState
  reason: string | null
  owner: string
  campaign: string
  source: string
  medium: string
  term: string
  content: string
  referrer: string
  verified: boolean
  granted: boolean
  launched: boolean
  cameBack: boolean
  minutes: number | null
  trialEndsAt: Date | null
}

/** No search looks at more than so many: words that so many share tell nobody apart. */
const mostFound = 20_000

/** One page of signups, newest first; `next` is where the following one begins. */
export async function listSignups(
  _staff: Authorised<'signups.read' | 'signups.export'>,
  filters: SignupFilters,
  { after = null, size = 50 }: { after?: Position | null; size?: number } = {},
): Promise<{ signups: ListedSignup[]; next: Position | null }> {
  const search = wordsOf(filters.search)
  if (search.kind === 'nothing') return { signups: [], next: null }
  const rows = await db().$queryRaw<ListedSignup[]>`
    ${search.kind === 'words' ? foundBy(search.query) : Prisma.empty}
    select
      r.id, r.created_at as "createdAt", s.email, s.first_name as "firstName", s.last_name as "lastName", s.company,
      s.country, r.product, p.name as "productName", s.state::text as state, s.reason, r.owner, r.campaign, r.source,
      r.medium, r.term, r.content, r.referrer, r.verified, r.granted, r.launched, r.came_back as "cameBack", r.minutes,
      s.trial_ends_at as "trialEndsAt"
    from signup_reports r
    join signups s on s.id = r.id
    join products p on p.id = s.product_id
    where ${Prisma.join(conditions(filters, search, after), ' and ')}
    order by r.created_at desc, r.id desc
    limit ${size + 1}::int`
  const signups = rows.slice(0, size)
  const last = signups.at(-1)
  return { signups, next: rows.length > size && last ? { createdAt: last.createdAt, id: last.id } : null }
}

type Search =
  | { kind: 'everything' }
  | { kind: 'nothing' }
  | { kind: 'id'; id: string }
  | { kind: 'handle'; handle: string }
  | { kind: 'words'; query: string }

function foundBy(query: string): Prisma.Sql {
  return Prisma.sql`
    with found as materialized (
      select id from signups
      where signup_words(email, first_name, last_name, company) @@ to_tsquery('simple', ${query})
      limit ${mostFound}
    )`
}

function conditions(
  { days, filters, state, step }: SignupFilters,
  search: Search,
  after: Position | null,
): Prisma.Sql[] {
  const zone = env().timeZone
  return [
    Prisma.sql`true`,
    ...(days
      ? [
          // Wider, for the index. The calendar says which are of these days: where clocks go back over midnight, a day
          // begins before the moment that its midnight stands for.
          Prisma.sql`r.created_at >= ${days.from}::date::timestamp at time zone ${zone} - interval '3 hours'`,
          Prisma.sql`r.created_at < (${days.to}::date + 1)::timestamp at time zone ${zone} + interval '3 hours'`,
          Prisma.sql`(r.created_at at time zone ${zone})::date between ${days.from}::date and ${days.to}::date`,
        ]
      : []),
    ...(state ? [Prisma.sql`s.state = ${state}::signup_state`] : []),
    ...(step ? [stepColumns[step]] : []),
    ...(after
      ? [Prisma.sql`(r.created_at, r.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`]
      : []),
    ...(search.kind === 'words' ? [Prisma.sql`r.id in (select id from found)`] : []),
    ...(search.kind === 'id' ? [Prisma.sql`s.id = ${search.id}::uuid`] : []),
    ...(search.kind === 'handle' ? [Prisma.sql`s.handle = ${search.handle}`] : []),
    ...filtersOn(signupColumns, filters),
  ]
}

/** An address is split as the index splits it, so that a part of it, such as its domain, is found as well. */
function wordsOf(search: string): Search {
  const text = search.trim()
  if (text === '') return { kind: 'everything' }
  if (z.uuid().safeParse(text).success) return { kind: 'id', id: text }
  if (/^(?=.*[\d_-])[\w-]{22}$/.test(text)) return { kind: 'handle', handle: text }
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return { kind: 'nothing' }
  return { kind: 'words', query: words.map((word) => `${word}:*`).join(' & ') }
}
