import { Prisma } from '@/prisma/generated/client'
import { aroundDays } from './around-days'
import type { Day } from './calendar'
import { filterNamesOf, type Filters } from './dimensions'
import { steps, type Step } from './stop'

type Wanted = {
  filters: Filters
  step: Step | null
  days: { from: Day; to: Day } | null
  /** Nothing after this moment is looked for. */
  before: Date | null
  zone: string
}

/**
 * A query of the spans of time (one `span`, a tstzmultirange) outside which no signup of these labels came: the hours in
 * which the roll-ups counted any, and whatever they have yet to count. A list that looks nowhere else finds the few
 * signups of a label among ten million as fast as the many.
 */
export function spansOfSignups(wanted: Wanted): Prisma.Sql {
  const told = tellingCounts(wanted)
  return Prisma.sql`
    select coalesce(range_agg(span), '{}') * ${spanOf(wanted)} as span
    from (${told.length === 0 ? Prisma.sql`select tstzrange(null, null)` : hoursOf(told, wanted)}) spans (span)`
}

function spanOf({ days, before, zone }: Wanted): Prisma.Sql {
  const { opens, closes } = days ? aroundDays(days, zone) : { opens: unlimited, closes: unlimited }
  return Prisma.sql`tstzmultirange(
    tstzrange(${opens}, ${closes}) * tstzrange(null, ${before}::timestamptz + interval '1 millisecond'))`
}

const unlimited = Prisma.sql`null`

function hoursOf(told: Prisma.Sql[], { days, before, zone }: Wanted): Prisma.Sql {
  const ofDays = Prisma.join(
    [
      ...(days ? [Prisma.sql`and day between ${days.from}::date and ${days.to}::date`] : []),
      ...(before ? [Prisma.sql`and day <= (${before}::timestamptz at time zone ${zone})::date`] : []),
      Prisma.empty,
    ],
    ' ',
  )
  const counts = told.map(
    (condition) => Prisma.sql`
      select day, bit_or(hours) as hours from report_counts
      where ${condition} and submitted > 0 ${ofDays}
      group by day`,
  )
  return Prisma.sql`
    select tstzrange(began + hour * interval '1 hour', began + (hour + at_once) * interval '1 hour')
    from (
      select
        ${aroundDay(zone).opens} as began, bit_and(hours) as hours,
        case when bit_count(bit_and(hours)::bit(32)) > ${manyHours}::int then 32 else 1 end as at_once
      from (${Prisma.join(counts, ' union all ')}) counted
      group by day
      having count(*) = ${told.length}::int
    ) days
    cross join generate_series(0, 31, at_once) hour
    where at_once = 32 or hours & (1 << hour) <> 0
    union all
    ${notCounted(zone)}`
}

/** A day that has so many is taken as a whole: a year of single hours takes longer to put together than a page to read. */
const manyHours = 12

const aroundDay = (zone: string) => aroundDays({ from: Prisma.sql`day`, to: Prisma.sql`day` }, zone)

/** What `find_report_days` would find now, and what it found and nobody has counted yet. */
function notCounted(zone: string): Prisma.Sql {
  return Prisma.sql`
    select tstzrange(null, null) where not exists (select from report_state where zone = ${zone})
    union all
    select tstzrange(${aroundDay(zone).opens}, ${aroundDay(zone).closes}) from report_due_days
    union all
    select distinct tstzrange(date_trunc('hour', at), date_trunc('hour', at) + interval '1 hour')
    from (
      select s.created_at
      from report_state r
      join events e on e.id > r.event_top
        or e.id > r.event_floor and full_xid(e.xmin, pg_current_snapshot()) >= r.ended_before
      join signups s on s.id = e.signup_id
      union all
      select at from report_changes
    ) changed (at)`
}

/** Conditions on rows of the roll-ups; a signup of these labels is counted in rows of each. */
function tellingCounts({ filters, step }: Wanted): Prisma.Sql[] {
  const names = filterNamesOf(filters)
  const [first] = names
  const counted = first
    ? Prisma.sql`filter_by = ${first} and filter_value = ${filters[first]}`
    : Prisma.sql`filter_by = '' and filter_value = ''`
  const byStep = step !== null && step !== 'submitted' && filters.stop === undefined
  const more = names.slice(1)
  return [
    ...(first && more.length === 0 && !byStep
      ? [Prisma.sql`${counted} and dimension = '' and value = ''`]
      : []),
    ...more.map((name) => Prisma.sql`${counted} and dimension = ${name} and value = ${filters[name]}`),
    ...(byStep ? [Prisma.sql`${counted} and dimension = 'stop' and ${stopsAfter(step)}`] : []),
  ]
}

/** Whoever came back without a session that was seen was granted a trial, and stands there. */
function stopsAfter(step: Step): Prisma.Sql {
  return Prisma.sql`(
    split_part(value, ':', 1) = any (${steps.slice(steps.indexOf(step))}::text[])
    or ${step === 'came-back'} and value = 'granted:opened-again')`
}
