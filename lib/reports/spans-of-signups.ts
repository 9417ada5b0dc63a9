import { Prisma } from '@/prisma/generated/client'
import { aroundDays } from './around-days'
import type { Day } from './calendar'
import { filterNamesOf, type Filters } from './dimensions'
import { steps, type Step } from './stop'
import { countedFor } from './sums'

type Wanted = {
  filters: Filters
  /** The key of their set, where they have one. */
  set: string | null
  step: Step | null
  days: { from: Day; to: Day } | null
  /** Nothing after this moment is looked for. */
  before: Date | null
  zone: string
}

/**
 * A query of what may hold signups of these labels, newest first: stretches of time (`stretch`, a number), and in each
 * the `spans` (an array of tstzrange) outside which none came: the hours in which the roll-ups counted any, and whatever
 * they have yet to count. A list that looks nowhere else finds the few signups of a label among ten million as fast as the
 * many. The first stretch is of four weeks, each of the others twice as long as the one before; the spans of a stretch are
 * looked up when somebody reads so far.
 */
export function spansOfSignups(wanted: Wanted): Prisma.Sql {
  const told = tellingCounts(wanted)
  if (told.length === 0)
    return Prisma.sql`select 0 as stretch, array_remove(array[${spanOf(wanted)}], 'empty') as spans`
  return Prisma.sql`
    with not_counted as materialized (select spans_not_counted(${wanted.zone}) as span)
    select stretch, spans
    from (${stretchesOf(wanted)}) stretches
    cross join lateral (
      select array_agg(part order by lower(part) desc) as spans
      from (select range_agg(hours) from (${hoursOf(told, wanted)}) hours (hours)) counted (spans)
      cross join unnest(spans * tstzmultirange(${spanOf(wanted)} * tstzrange(opens, closes))) whole
      cross join lateral (${pieceByPiece}) parts (part)
    ) of_stretch
    order by stretch`
}

function spanOf({ days, before, zone }: Wanted): Prisma.Sql {
  const { opens, closes } = days ? aroundDays(days, zone) : { opens: unlimited, closes: unlimited }
  return Prisma.sql`
    tstzrange(${opens}, ${closes}) * tstzrange(null, ${before}::timestamptz + interval '1 millisecond')`
}

const unlimited = Prisma.sql`null`
const firstDays = 28
/** The last is open to the past, and is not needed before a hundred and fifty years. */
const stretches = 12

/**
 * Newest first: their days, and from when to before when they go without a gap. A day that repeats its first hour begins
 * before what is taken for its midnight, so that one stretch more may hold some of the first day.
 */
function stretchesOf({ days, before, zone }: Wanted): Prisma.Sql {
  const midnight = (day: Prisma.Sql) => Prisma.sql`${day}::timestamp at time zone ${zone}`
  return Prisma.sql`
    select
      n, stretch, first_day, last_day,
      ${midnight(Prisma.sql`first_day`)} as opens, ${midnight(Prisma.sql`(last_day + 1)`)} as closes
    from (
      select
        n, stretch,
        case
          when n = ${stretches - 1}::int then '-infinity'
          else newest - ${firstDays}::int * ((2 << n) - 1) + 1
        end as first_day,
        case when n = 0 then 'infinity' else newest - ${firstDays}::int * ((1 << n) - 1) end as last_day
      from (
        select least(
          ${days?.to}::date, (${before}::timestamptz at time zone ${zone})::date, (portal_now() at time zone ${zone})::date
        ) as newest
      ) today
      cross join generate_series(0, ${stretches - 1}::int) with ordinality numbered (n, stretch)
    ) of_days
    where last_day >= ${days?.from ?? '-infinity'}::date - 1`
}

/** None is longer than a day in the first stretch: among the signups of a day, other indexes find somebody, too. */
const pieceByPiece = Prisma.sql`
  select tstzrange(began, began + days) * whole
  from (select interval '1 day' * (1 << n)) pieces (days)
  cross join generate_series(lower(whole), upper(whole), days) began
  where isfinite(lower(whole)) and isfinite(upper(whole)) and began < upper(whole)
  union all
  select whole where not (isfinite(lower(whole)) and isfinite(upper(whole)))`

function hoursOf(told: Prisma.Sql[], { days, before, zone }: Wanted): Prisma.Sql {
  const ofStretch = Prisma.sql`day between greatest(first_day - 1, ${days?.from}::date)
    and least(last_day + 1, ${days?.to}::date, (${before}::timestamptz at time zone ${zone})::date + 1)`
  const counts = told.map(
    (condition) => Prisma.sql`
      select day, bit_or(hours) as hours from report_counts
      where ${condition} and submitted > 0 and ${ofStretch}
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
    ) of_day
    cross join generate_series(0, 31, at_once) hour
    where at_once = 32 or hours & (1 << hour) <> 0
    union all
    select span from not_counted`
}

/** A day that has so many is taken as a whole: single hours take longer to put together than the rest to look through. */
const manyHours = 20

const aroundDay = (zone: string) => aroundDays({ from: Prisma.sql`day`, to: Prisma.sql`day` }, zone)

/** Whether the roll-ups know no more than hours of pairs of these labels, as long as they are no set. */
export function areIntricate(labels: Pick<Wanted, 'filters' | 'step'>): boolean {
  return tellingCounts({ ...labels, set: null }).length > 1
}

/** Conditions on rows of the roll-ups; a signup of these labels is counted in rows of each. */
function tellingCounts({ filters, set, step }: Pick<Wanted, 'filters' | 'set' | 'step'>): Prisma.Sql[] {
  const names = filterNamesOf(filters)
  const rest = set === null ? names.slice(1) : []
  const byStep = step !== null && step !== 'submitted' && filters.stop === undefined
  const counted = countedFor(filters, set)
  return [
    ...(names.length > 0 && rest.length === 0 && !byStep
      ? [Prisma.sql`${counted} and dimension = '' and value = ''`]
      : []),
    ...rest.map((name) => Prisma.sql`${counted} and dimension = ${name} and value = ${filters[name]}`),
    ...(byStep ? [Prisma.sql`${counted} and dimension = 'stop' and ${stopsAfter(step)}`] : []),
  ]
}

/** Whoever came back without a session that was seen was granted a trial, and stands there. */
function stopsAfter(step: Step): Prisma.Sql {
  return Prisma.sql`(
    split_part(value, ':', 1) = any (${steps.slice(steps.indexOf(step))}::text[])
    or ${step === 'came-back'} and value = 'granted:opened-again')`
}
