import { env } from '@/lib/env'
import type { Language } from '@/messages'
import { TimeLeft } from './time-left'
import type { TrialTexts } from './trial-texts'

/** Counted here first: the page is whole before, and without, JavaScript. */
export function TrialTime({
  endsAt,
  language,
  texts,
}: {
  endsAt: Date
  language: Language
  texts: TrialTexts
}) {
  return (
    <TimeLeft
      endsAt={endsAt.toISOString()}
      initialMs={msUntil(endsAt)}
      language={language}
      timeZone={env().timeZone}
      texts={texts}
    />
  )
}

function msUntil(moment: Date): number {
  return moment.getTime() - Date.now()
}
