import { env } from '@/lib/env'
import { formatMoment } from '@/messages/format-moment'

/** A moment in words, in the portal's time zone. */
export function inZone(moment: Date): string {
  return formatMoment(moment, 'en', env().timeZone)
}
