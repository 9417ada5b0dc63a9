import { expect, test } from 'vitest'
import { messagesFor } from '@/messages'
import { refusalOf } from './refusal'

const german = { messages: messagesFor('de'), language: 'de' as const, portal: 'Halden' }
const paused = { reason: 'paused' as const, freesAt: null }

test('a paused product speaks in its own words, and keeps the title and what people can do now', () => {
  const { title, next } = german.messages.reasons.paused
  const refusal = refusalOf(paused, { ...german, pausedText: { en: 'We move.', de: 'Wir ziehen um.' } })
  expect(refusal).toMatchObject({ title, meaning: 'Wir ziehen um.', meaningLanguage: 'de', next })
})

test('words in the other language only are marked as such', () => {
  expect(refusalOf(paused, { ...german, pausedText: { en: 'We move.' } })).toMatchObject({
    meaning: 'We move.',
    meaningLanguage: 'en',
  })
})

test('without words of its own, and for every other reason, the standard sentence stands', () => {
  const { paused: standard, 'sold-out': soldOut } = german.messages.reasons
  expect(refusalOf(paused, german)).toMatchObject({ meaning: standard.meaning, meaningLanguage: 'de' })
  expect(
    refusalOf({ reason: 'sold-out', freesAt: null }, { ...german, pausedText: { de: 'Wir ziehen um.' } }),
  ).toMatchObject({ meaning: soldOut.meaning })
})
