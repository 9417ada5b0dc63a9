'use client'

import { useEffect, useState } from 'react'
import type { Language } from '@/messages'
import { formatDuration } from '@/messages/format-duration'
import { LocalMoment } from './local-moment'
import type { TrialTexts } from './trial-texts'

type TimeLeftProps = {
  endsAt: string
  /** As the server counted it, so that the first render in the browser says the same. */
  initialMs: number
  language: Language
  timeZone: string
  texts: TrialTexts
}

export function TimeLeft({ endsAt, initialMs, language, timeZone, texts }: TimeLeftProps) {
  const { forms } = texts
  const shownOf = (leftMs: number) => (leftMs > 0 ? formatDuration(leftMs, language) : forms.timeOver)
  const [leftMs, setLeftMs] = useState(initialMs)

  useEffect(() => {
    const ticking = setInterval(() => setLeftMs(leftUntil(endsAt)), 1_000)
    return () => clearInterval(ticking)
  }, [endsAt])

  return (
    <div>
      <p className="text-sm text-muted">{forms.timeLeft}</p>
      <p role="timer" className="text-xl font-semibold tabular-nums">
        {shownOf(leftMs)}
      </p>
      <p className="text-sm text-muted">
        {forms.endsOn} <LocalMoment moment={endsAt} language={language} timeZone={timeZone} />
      </p>
    </div>
  )
}

function leftUntil(endsAt: string): number {
  return new Date(endsAt).getTime() - Date.now()
}
