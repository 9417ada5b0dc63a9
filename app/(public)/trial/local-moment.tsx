'use client'

import { useInBrowser } from '@/app/_ui/use-in-browser'
import type { Language } from '@/messages'
import { formatMoment } from '@/messages/format-moment'

type LocalMomentProps = { moment: string; language: Language; timeZone: string }

/** In the browser's own time zone; without JavaScript in the portal's, which is named as well. */
export function LocalMoment({ moment, language, timeZone }: LocalMomentProps) {
  const text = useInBrowser(
    () => formatMoment(new Date(moment), language),
    formatMoment(new Date(moment), language, timeZone),
  )
  return <time dateTime={moment}>{text}</time>
}
