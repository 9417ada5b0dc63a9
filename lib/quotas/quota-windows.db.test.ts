import { expect, test } from 'vitest'
import { sql } from '../signups/test-support/sql'
import { localDate, windowOf } from './test-support/calendar'

const windows = ['day', 'week', 'month'] as const
type Row = {
  moment: Date
  day: string
  week: string
  month: string
  day_frees: Date
  week_frees: Date
  month_frees: Date
}

/** What the database says of every hour of two years. */
const everyHour = (zone: string) =>
  sql<Row>(
    `select moment,
       quota_period('day', moment, $1) as day, quota_frees_at('day', moment, $1) as day_frees,
       quota_period('week', moment, $1) as week, quota_frees_at('week', moment, $1) as week_frees,
       quota_period('month', moment, $1) as month, quota_frees_at('month', moment, $1) as month_frees
     from generate_series(timestamptz '2026-01-01Z', timestamptz '2027-12-31 23:00Z', '1 hour') moment`,
    [zone],
  )

// In Cairo the day on which summer time begins has no midnight; in Havana and on the Azores the day on which it ends has two.
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Africa/Cairo',
  'America/Havana',
  'Atlantic/Azores',
]

test.each(zones)(
  'Q12: in every hour of two years a window is that of the local calendar, and frees with the next: %s',
  async (zone) => {
    const rows = await everyHour(zone)
    expect(rows).toHaveLength(2 * 365 * 24)
    const calendar = createCalendar(zone)
    const wrong = rows.flatMap((row) =>
      windows.flatMap((per) => {
        const frees = row[`${per}_frees`]
        const expected = calendar(per, row.moment)
        const isRight =
          row[per] === expected &&
          frees > row.moment &&
          calendar(per, new Date(frees.getTime() - 1)) === expected &&
          calendar(per, frees) !== expected
        return isRight ? [] : [{ per, moment: row.moment, said: row[per], frees, expected }]
      }),
    )
    expect(wrong.slice(0, 5)).toEqual([])
  },
)

test.each([
  { zone: 'Europe/Berlin', date: '2027-03-28', hours: 23 },
  { zone: 'Europe/Berlin', date: '2027-10-31', hours: 25 },
  { zone: 'America/New_York', date: '2026-03-08', hours: 23 },
  { zone: 'America/New_York', date: '2026-11-01', hours: 25 },
  { zone: 'Australia/Lord_Howe', date: '2026-04-05', hours: 24.5 },
  { zone: 'Australia/Lord_Howe', date: '2026-10-04', hours: 23.5 },
  { zone: 'Asia/Kolkata', date: '2027-03-28', hours: 24 },
])('Q12: $date in $zone is one day, of $hours hours', async ({ zone, date, hours }) => {
  const [row] = await sql<{ hours: string; days: string }>(
    `with day as (
       select quota_frees_at('day', ($1::date - interval '1 second') at time zone $2, $2) as start,
              quota_frees_at('day', ($1::date + interval '12 hours') at time zone $2, $2) as finish
     )
     select extract(epoch from finish - start) / 3600 as hours,
       (select count(distinct quota_period('day', minute, $2))
        from generate_series(start, finish - interval '1 minute', '1 minute') minute) as days
     from day`,
    [date, zone],
  )
  expect({ hours: Number(row?.hours), days: Number(row?.days) }).toEqual({ hours, days: 1 })
})

/** Remembers, because most moments are asked about three times. */
function createCalendar(zone: string) {
  const dates = new Map<number, string>()
  return (per: (typeof windows)[number], moment: Date) => {
    const date = dates.get(moment.getTime()) ?? localDate(moment, zone)
    dates.set(moment.getTime(), date)
    return windowOf(per, date)
  }
}
