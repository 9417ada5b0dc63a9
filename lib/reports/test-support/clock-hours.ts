import { localDate } from '@/lib/quotas/test-support/calendar'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The hour that clocks of a zone show at a moment, such as 2026-11-23T14:00+01:00: by this runtime's own rules. */
export function clockHour(moment: Date, zone: string): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hour: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    })
  formats.set(zone, format)
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]))
  const offset = parts.timeZoneName?.replace('GMT', '') || '+00:00'
  return `${localDate(moment, zone)}T${parts.hour}:00${offset}`
}

/** All hours of some days of a zone, in order. */
export function clockHours({ from, to }: { from: string; to: string }, zone: string): string[] {
  const hours = new Set<string>()
  const quarter = 900_000
  for (let at = Date.parse(from) - 96 * quarter; at < Date.parse(to) + 3 * 96 * quarter; at += quarter) {
    const hour = clockHour(new Date(at), zone)
    if (hour.slice(0, 10) >= from && hour.slice(0, 10) <= to) hours.add(hour)
  }
  return [...hours]
}
