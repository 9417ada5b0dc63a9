import { Prisma } from '@/prisma/generated/client'
import { env } from '../../env'
import type { Position } from '../../list-position'
import { aroundDays } from '../../reports/around-days'
import type { Day } from '../../reports/calendar'
import type { Filters } from '../../reports/dimensions'
import { filtersOn, signupColumns } from '../../reports/fact-filter'
import type { Step } from '../../reports/stop'

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
  /** Words that begin a part of name, address or company, or are a whole one; all must be there. Also an id or a handle. */
  search: string
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

/** Of a list, so many rows from a position on. */
export type Page = { after: Position | null; limit: number }

/** What a `ListedSignup` is made of, and where it stands: the view `signup_reports` as `r`, with its signup and product. */
export const listedColumns = Prisma.sql`
  r.id, r.created_at as "createdAt", s.email, s.first_name as "firstName", s.last_name as "lastName", s.company,
  s.country, r.product, p.name as "productName", s.state::text as state, s.reason, r.owner, r.campaign, r.source,
  r.medium, r.term, r.content, r.referrer, r.verified, r.granted, r.launched, r.came_back as "cameBack", r.minutes,
  s.trial_ends_at as "trialEndsAt"`
export const listedTables = Prisma.sql`
  signup_reports r join signups s on s.id = r.id join products p on p.id = r.product_id`

const stepColumns: Record<Step, Prisma.Sql> = {
  submitted: Prisma.sql`true`,
  verified: Prisma.sql`r.verified`,
  granted: Prisma.sql`r.granted`,
  launched: Prisma.sql`r.launched`,
  'came-back': Prisma.sql`r.came_back`,
}

/** What holds for each signup of a list, its search apart. */
export function listConditions(
  { days, filters, state, step }: SignupFilters,
  after: Position | null,
): Prisma.Sql {
  const { owner, ...others } = filters
  const conditions = [
    ...(days ? [isOfDays(days)] : []),
    ...(state ? [Prisma.sql`s.state = ${state}::signup_state`] : []),
    ...(step ? [stepColumns[step]] : []),
    ...(after ? [isOlder(Prisma.sql`r`, after)] : []),
    ...(owner ? [isOfOwner(owner)] : []),
    ...filtersOn(signupColumns, owner ? others : filters),
  ]
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ')
}

/** To ask the calendar takes longer than all else; a moment six hours from where the days may begin or end needs not. */
function isOfDays(days: { from: Day; to: Day }): Prisma.Sql {
  const zone = env().timeZone
  const { opens, closes } = aroundDays(days, zone)
  return Prisma.sql`(
    r.created_at between ${opens} + interval '6 hours' and ${closes} - interval '6 hours'
    or (r.created_at at time zone ${zone})::date between ${days.from}::date and ${days.to}::date
  )`
}

/** By the invites themselves: of a span of time, the index of an invite's signups names only those. */
function isOfOwner(owner: string): Prisma.Sql {
  return Prisma.sql`r.invite_id = any (array(select id from invites where lower(owner) = ${owner}))`
}

/** Whether a row of `table` comes after a position, where the newest are first. */
export function isOlder(table: Prisma.Sql, { createdAt, id }: Position): Prisma.Sql {
  return Prisma.sql`(${table}.created_at, ${table}.id) < (${createdAt}::timestamptz, ${id}::uuid)`
}
