'use client'

import { useInBrowser } from './use-in-browser'

/** What travels with the answers, and a trap for programs that fill in everything. */
export function SignupHiddenFields({
  requestId,
  honeypotLabel,
}: {
  requestId: string
  honeypotLabel: string
}) {
  return (
    <>
      <input type="hidden" name="requestId" value={requestId} />
      <TimeZoneField />
      <div aria-hidden="true" className="sr-only">
        <label>
          {honeypotLabel}
          <input name="website" type="text" tabIndex={-1} autoComplete="off" defaultValue="" />
        </label>
      </div>
    </>
  )
}

export function TimeZoneField() {
  const timeZone = useInBrowser(() => Intl.DateTimeFormat().resolvedOptions().timeZone, '')
  return <input type="hidden" name="timeZone" value={timeZone} />
}
