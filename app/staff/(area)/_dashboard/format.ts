const number = new Intl.NumberFormat('en-GB')
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 })
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const shortDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

export const formatNumber = (value: number) => number.format(value)
export const formatShare = (share: number) => percent.format(share)

/** Days have no zone: they are written as they are. */
const formatDay = (date: string) => day.format(new Date(date))
export const formatShortDay = (date: string) => shortDay.format(new Date(date))

export function formatRange(from: string, to: string): string {
  return from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`
}

/** How a number changed; null where there is nothing to compare with. */
export function formatChange(now: number, before: number): string | null {
  if (before === 0) return null
  const change = now / before - 1
  if (Math.abs(change) < 0.005) return 'as many'
  // A thousand times as many is no percentage.
  if (change >= 10) return `${formatNumber(Math.round(now / before))} times as many`
  return `${formatShare(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'}`
}
