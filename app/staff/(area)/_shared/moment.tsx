import { env } from '@/lib/env'
import { inZone } from './in-zone'

type MomentProps = { at: Date; toTheSecond?: boolean; className?: string }

/** A moment in the portal's time zone. */
export function Moment({ at, toTheSecond = false, className }: MomentProps) {
  return (
    <time dateTime={at.toISOString()} className={className}>
      {toTheSecond ? withSeconds(at) : inZone(at)}
    </time>
  )
}

function withSeconds(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: env().timeZone,
  }).format(at)
}
