import type { ReportQuery } from '@/lib/reports/parse-report-query'
import type { Dashboard } from '@/lib/reports/read-dashboard'
import type { HourCounts } from '@/lib/reports/read-hours'
import { formatShortDay } from './format'

/** One column of the chart over time: null is what is not there, or not yet. */
export type Moment = {
  label: string
  dateTime: string
  value: number | null
  before: { label: string; value: number } | null
}

type OverTime = { unit: 'day' | 'hour'; moments: Moment[] }

/** The chosen count by day, or by hour where the range is short, each with what was there in the time before. */
export function overTime({ series, hours }: Dashboard, { metric, from, to, before }: ReportQuery): OverTime {
  // A day that a zone left out has no hours.
  if (hours === null || hours.now.length === 0) {
    const moments = series.now.map((row, index) => {
      const earlier = series.before[index]
      return {
        label: formatShortDay(row.day),
        dateTime: row.day,
        value: row[metric],
        before: earlier ? { label: formatShortDay(earlier.day), value: earlier[metric] } : null,
      }
    })
    return { unit: 'day', moments }
  }
  const labelsNow = labelsOf(hours.now, from !== to)
  const labelsBefore = labelsOf(hours.before, true)
  // Beside each other stand hours of which clocks show the same, also where one of the days has 23 hours or 25.
  const placesBefore = new Map(placesOf(hours.before, before.from).map((place, index) => [place, index]))
  const moments = placesOf(hours.now, from).map((place, index) => {
    const [row, at] = [hours.now[index], placesBefore.get(place)]
    const earlier = at === undefined ? undefined : hours.before[at]
    return {
      label: labelsNow[index] ?? '',
      dateTime: `${row?.hour}${row?.offset}`,
      value: row && !row.isAhead ? row[metric] : null,
      before: earlier && at !== undefined ? { label: labelsBefore[at] ?? '', value: earlier[metric] } : null,
    }
  })
  return { unit: 'hour', moments }
}

/** Day and hour of the range, and whether it is the second such hour of the day. */
function placesOf(hours: readonly HourCounts[], first: string): string[] {
  return hours.map(({ day, hour }, index) => {
    const isAgain = hours[index - 1]?.hour === hour
    return `${(Date.parse(day) - Date.parse(first)) / 86_400_000} ${hour.slice(11)} ${isAgain}`
  })
}

/** Of an hour that clocks show twice the offset is said, too. */
function labelsOf(hours: readonly HourCounts[], withDay: boolean): string[] {
  return hours.map(({ day, hour, offset }) => {
    const isTwice = hours.filter((other) => other.hour === hour).length > 1
    return `${withDay ? `${formatShortDay(day)} ` : ''}${hour.slice(11)}${isTwice ? ` (UTC${offset})` : ''}`
  })
}
