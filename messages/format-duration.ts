import type { Language } from './index'

const units = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
]

/** A time left in the two largest units that matter, "3 hours 59 minutes"; the last minute in seconds. */
export function formatDuration(durationMs: number, language: Language): string {
  if (durationMs < 60_000) return inUnit(Math.max(0, Math.floor(durationMs / 1_000)), 'second', language)
  let restMs = durationMs
  return units
    .map(({ unit, ms }) => {
      const count = Math.floor(restMs / ms)
      restMs -= count * ms
      return { count, unit }
    })
    .filter(({ count }) => count > 0)
    .slice(0, 2)
    .map(({ count, unit }) => inUnit(count, unit, language))
    .join(' ')
}

function inUnit(count: number, unit: string, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
