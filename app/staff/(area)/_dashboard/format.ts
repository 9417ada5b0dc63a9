const number = new Intl.NumberFormat('en-GB')
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 })
const shortDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})

export const formatNumber = (value: number) => number.format(value)
export const formatShare = (share: number) => percent.format(share)

/** Days have no zone: they are written as they are. */
export const formatShortDay = (date: string) => shortDay.format(new Date(date))

/** How a number changed since the time before. */
export function formatChange(now: number, before: number): string {
  if (before === 0) return 'None before'
  const change = now / before - 1
  const [earlier, share] = [formatNumber(before), formatShare(Math.abs(change))]
  if (Math.abs(change) < 0.005) return 'As many as before'
  // A thousand times as many is no percentage.
  if (change >= 10) return `${formatNumber(Math.round(now / before))} times the ${earlier} before`
  return `${share} ${change > 0 ? 'more' : 'fewer'} than ${earlier} before`
}
