import type { Language } from './index'

const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }

/** "24 November 2026 at 08:00 UTC": the zone is always named. Without `timeZone` it is that of the machine. */
export function formatMoment(moment: Date, language: Language, timeZone?: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(moment)
}
