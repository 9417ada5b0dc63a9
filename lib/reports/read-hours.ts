import { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import { env } from '../env'
import { aroundDays } from './around-days'
import { countDays, type Day } from './calendar'
import type { CountName, Counts } from './counts'
import { filtersOn, signupColumns, visitColumns } from './fact-filter'
import type { ReportQuery } from './parse-report-query'
import { filtersFor, type Reader } from './report-scope'
import { sums } from './sums'

export type HourCounts = Counts & {
  day: Day
  /** What the clocks of the portal's zone show when the hour begins, such as 2026-11-23T14:00. */
  hour: string
  /** How far that clock is ahead of UTC, such as +01:00: tells an hour that clocks show twice apart. */
  offset: string
  /** Has yet to begin. */
  isAhead: boolean
}

/** So few days are shown by hours. */
const mostDays = 2

const countsOfVisits: readonly CountName[] = ['visits', 'bots', 'previews']

export function isByHours({ from, to }: Pick<ReportQuery, 'from' | 'to'>): boolean {
  return countDays(from, to) <= mostDays
}

/**
 * Every hour of the range and of the one before it, counted from the rows themselves: few days are few rows, found by an
 * index, and nothing is older than this moment. Only the counts that are named are looked up; the others are none.
 */
export async function readHours(
  reader: Reader,
  { from, to, before, filters }: ReportQuery,
  names: readonly CountName[],
): Promise<{ now: HourCounts[]; before: HourCounts[] }> {
  const zone = env().timeZone
  const wanted = {
    filters: filtersFor(reader, filters),
    names,
    ...aroundDays({ from: before.from, to }, zone),
  }
  const rows = await db().$queryRaw<(Omit<HourCounts, 'offset'> & { ahead: number })[]>`
    with facts as (${momentsOf(wanted)} ${signupsOf(wanted)} ${visitsOf(wanted)})
    select
      to_char(hour, 'YYYY-MM-DD') as day, to_char(hour, 'YYYY-MM-DD"T"HH24:MI') as hour,
      (extract(epoch from ahead) / 60)::float8 as ahead, min(at) > portal_now() as "isAhead", ${sums}
    from facts
    cross join lateral (
      select
        date_trunc('hour', at at time zone ${zone}) as hour,
        (at at time zone ${zone}) - (at at time zone 'UTC') as ahead
    ) clock
    where hour::date between ${before.from}::date and ${to}::date
    group by clock.hour, clock.ahead
    order by min(at)`
  const hours = rows.map(({ ahead, ...row }) => ({ ...row, offset: offsetOf(ahead) }))
  return { now: hours.filter(({ day }) => day >= from), before: hours.filter(({ day }) => day < from) }
}

type Wanted = { filters: ReportQuery['filters']; names: readonly CountName[] } & ReturnType<typeof aroundDays>

function offsetOf(minutes: number): string {
  const [hours, rest] = [Math.abs(minutes) / 60, Math.abs(minutes) % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  )
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`
}

/** Nothing in every quarter of an hour, which is how finely zones move: so that hours without anything are there. */
function momentsOf({ opens, closes }: Wanted): Prisma.Sql {
  return Prisma.sql`
    select
      at, 0 as visits, 0 as bots, 0 as previews, 0 as submitted, 0 as verified, 0 as granted, 0 as launched,
      0 as came_back, 0 as minutes
    from generate_series(${opens}, ${closes}, interval '15 minutes') moments (at)`
}

function signupsOf({ opens, closes, filters, names }: Wanted): Prisma.Sql {
  if (names.every((name) => countsOfVisits.includes(name))) return Prisma.empty
  // For its own look at the events of each signup.
  const cameBack = names.includes('cameBack') ? Prisma.sql`r.came_back::int` : Prisma.sql`0`
  return Prisma.sql`
    union all
    select
      r.created_at, 0, 0, 0, 1, r.verified::int, r.granted::int, r.launched::int, ${cameBack}, coalesce(r.minutes, 0)
    from products p
    join signup_reports r on r.product_id = p.id and r.created_at >= ${opens} and r.created_at < ${closes}
    where ${Prisma.join([Prisma.sql`true`, ...filtersOn(signupColumns, filters)], ' and ')}`
}

function visitsOf({ opens, closes, filters, names }: Wanted): Prisma.Sql {
  if (!names.some((name) => countsOfVisits.includes(name))) return Prisma.empty
  return Prisma.sql`
    union all
    select
      v.at, (v.kind = 'person')::int, (v.kind = 'bot')::int, (v.kind = 'preview')::int, 0, 0, 0, 0, 0, 0
    from visits v
    join products p on p.id = v.product_id
    left join invites i on i.id = v.invite_id
    where ${Prisma.join(
      [Prisma.sql`v.at >= ${opens} and v.at < ${closes}`, ...filtersOn(visitColumns, filters)],
      ' and ',
    )}`
}
