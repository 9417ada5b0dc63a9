/** What a clock in the zone shows, as the value of a `datetime-local` input. */
export function clockIn(timeZone: string, moment: Date): string {
  return new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone)).toISOString().slice(0, 16)
}

/**
 * The moment at which a clock in the zone shows a date and time, such as 2027-01-31T18:00. A date alone is its first
 * moment, or as an end the last one, which is midnight. Null for anything else.
 */
export function momentIn(timeZone: string, text: string, edge: 'start' | 'end'): Date | null {
  const match = /^(20\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::00)?)?$/.exec(text)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map((part) => Number(part ?? 0))
  const wall = Date.UTC(year, month - 1, day, hour, minute)
  const isReal = new Date(wall).toISOString().startsWith(text.slice(0, 10)) && hour < 24 && minute < 60
  if (!isReal) return null
  const isWholeDay = match[4] === undefined
  return atWall(isWholeDay && edge === 'end' ? wall + 86_400_000 : wall, timeZone)
}

/** Twice, because the offset may change between the guess and the moment. */
function atWall(wall: number, timeZone: string): Date {
  const guess = wall - offsetAt(wall, timeZone)
  return new Date(wall - offsetAt(guess, timeZone))
}

function offsetAt(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms)
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value ?? 0)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(ms / 1_000) * 1_000
}
