import { expect, test } from 'vitest'
import { de } from './de'
import { en } from './en'
import { formatMoment } from './format-moment'
import { messagesFor } from './index'
import { unexpectedMessages } from './unexpected'

/** Every path to a sentence, such as `reasons.paused.title`. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, child]) => pathsOf(child, path ? `${path}.${key}` : key))
}

function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(sentencesOf)
}

test('German says everything that English says, and nothing else', () => {
  expect(pathsOf(de)).toEqual(pathsOf(en))
})

test.each([
  ['en', en],
  ['de', de],
])('no sentence in %s is empty or stands twice in one place', (_language, messages) => {
  expect(sentencesOf(messages).filter((sentence) => sentence.trim() === '')).toEqual([])
  const titles = Object.values(messages.reasons).map((reason) => reason.title)
  expect(new Set(titles).size).toBe(titles.length)
})

test('German is not English left untranslated', () => {
  const english = new Set(sentencesOf({ ...en, portal: {} }))
  expect(sentencesOf({ ...de, portal: {} }).filter((sentence) => english.has(sentence))).toEqual(['optional'])
})

test.each([
  [1, '1 minute', '1 Minute'],
  [45, '45 minutes', '45 Minuten'],
  [60, '1 hour', '1 Stunde'],
  [90, '1 hour 30 minutes', '1 Stunde 30 Minuten'],
  [120, '2 hours', '2 Stunden'],
  [1440, '1 day', '1 Tag'],
  [10_080, '7 days', '7 Tage'],
  [1530, '1 day 1 hour', '1 Tag 1 Stunde'],
])('a trial of %i minutes is told in words', (minutes, english, german) => {
  expect(messagesFor('en').trialLength(minutes)).toBe(english)
  expect(messagesFor('de').trialLength(minutes)).toBe(german)
})

test('a moment names its zone in both languages', () => {
  const moment = new Date('2026-11-24T07:05:00Z')
  expect(formatMoment(moment, 'en', 'UTC')).toMatch(/^24 November 2026.* 07:05 UTC$/)
  expect(formatMoment(moment, 'de', 'Europe/Berlin')).toMatch(/^24\. November 2026.* 08:05 MEZ$/)
})

test('the error pages speak German to German browsers and English to all others', () => {
  expect(unexpectedMessages('de-AT').retry).toBe('Noch einmal versuchen')
  expect(unexpectedMessages('fr').retry).toBe('Try again')
})
