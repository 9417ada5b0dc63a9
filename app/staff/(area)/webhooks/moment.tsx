import { env } from '@/lib/env'

/** To the second, in the portal's time zone. */
export function Moment({ at }: { at: Date }) {
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: env().timeZone,
  })
  return <time dateTime={at.toISOString()}>{format.format(at)}</time>
}
