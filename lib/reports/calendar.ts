/** A date of the calendar such as 2026-11-23, in no zone: which moments it holds is for the database to say. */
export type Day = string

const dayMs = 24 * 3_600_000

export function addDays(day: Day, days: number): Day {
  return dayOf(Date.parse(day) + days * dayMs)
}

/** How many days a range has, both ends included. */
export function countDays(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1
}

export function daysOf(from: Day, to: Day): Day[] {
  return Array.from({ length: countDays(from, to) }, (_, index) => addDays(from, index))
}

/** The Mondays of the first and of the last week that lie in a range as a whole. */
export function wholeWeeksOf(from: Day, to: Day): { first: Day; last: Day } | null {
  if (countDays(from, to) < 7) return null
  const first = addDays(from, (7 - daysSinceMonday(from)) % 7)
  const last = addDays(to, -6 - ((daysSinceMonday(to) + 1) % 7))
  return first <= last ? { first, last } : null
}

const daysSinceMonday = (day: Day) => (new Date(day).getUTCDay() + 6) % 7

export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}

export function firstOfYear(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`
}

/** Null for what is no date, such as 2026-02-30, or none that a portal knows; PostgreSQL has no year 0. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null
  const at = Date.parse(text)
  return at >= 0 && dayOf(at) === text ? text : null
}

function dayOf(at: number): Day {
  return new Date(at).toISOString().slice(0, 10)
}
