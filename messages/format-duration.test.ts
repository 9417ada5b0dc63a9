import { expect, test } from 'vitest'
import { formatDuration } from './format-duration'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

test.each([
  [-second, '0 seconds', '0 Sekunden'],
  [59 * second + 999, '59 seconds', '59 Sekunden'],
  [minute, '1 minute', '1 Minute'],
  [hour - 1, '59 minutes', '59 Minuten'],
  [4 * hour - 1, '3 hours 59 minutes', '3 Stunden 59 Minuten'],
  [hour + 30 * second, '1 hour', '1 Stunde'],
  [day, '1 day', '1 Tag'],
  [2 * day + 5 * minute, '2 days 5 minutes', '2 Tage 5 Minuten'],
  [30 * day + 23 * hour + 59 * minute, '30 days 23 hours', '30 Tage 23 Stunden'],
])('%i ms left are told in words', (durationMs, english, german) => {
  expect(formatDuration(durationMs, 'en')).toBe(english)
  expect(formatDuration(durationMs, 'de')).toBe(german)
})
