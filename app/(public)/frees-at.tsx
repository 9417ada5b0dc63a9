import { Notice } from '@/app/_ui/notice'
import { formatMoment } from '@/messages/format-moment'
import type { Refusal } from './refusal'

/** In the browser's own time zone; without JavaScript in the server's, which is named as well. */
export function FreesAt({ moment, before, after, language }: NonNullable<Refusal['freesAt']>) {
  return (
    <Notice>
      <p>
        {before}
        <time dateTime={moment} suppressHydrationWarning className="font-semibold">
          {formatMoment(new Date(moment), language)}
        </time>
        {after}
      </p>
    </Notice>
  )
}
