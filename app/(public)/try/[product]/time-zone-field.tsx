'use client'

import { useInBrowser } from './use-in-browser'

export function TimeZoneField() {
  const timeZone = useInBrowser(() => Intl.DateTimeFormat().resolvedOptions().timeZone, '')
  return <input type="hidden" name="timeZone" value={timeZone} />
}
