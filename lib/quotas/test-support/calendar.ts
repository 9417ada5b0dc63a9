const formats = new Map<string, Intl.DateTimeFormat>()
const dayMs = 24 * 3_600_000

/** The calendar's date of a moment in a zone, such as 2027-03-28: by this runtime's own rules of time zones. */
export function localDate(moment: Date, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  formats.set(zone, format)
  return format.format(moment)
}

/** The window of a quota that a date lies in, as the database should name it. */
export function windowOf(per: 'day' | 'week' | 'month', date: string): string {
  switch (per) {
    case 'day':
      return date
    case 'week':
      return isoWeek(date)
    case 'month':
      return date.slice(0, 7)
  }
}

/** ISO 8601: the week belongs to the year in which its Thursday lies. */
function isoWeek(date: string): string {
  const day = new Date(date).getTime() / dayMs
  // 1 January 1970 was a Thursday.
  const thursday = new Date(Math.floor((day + 3) / 7) * 7 * dayMs)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
