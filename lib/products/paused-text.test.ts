import { expect, test } from 'vitest'
import { pausedTextIn } from './paused-text'

test.each([
  ['en', { en: 'Soon', de: 'Bald' }, { text: 'Soon', language: 'en' }],
  ['de', { en: 'Soon', de: 'Bald' }, { text: 'Bald', language: 'de' }],
  ['de', { en: 'Soon' }, { text: 'Soon', language: 'en' }],
  ['en', { de: 'Bald' }, { text: 'Bald', language: 'de' }],
  ['en', {}, null],
] as const)('who reads %s of %j is shown %j', (language, words, shown) => {
  expect(pausedTextIn(language, words)).toEqual(shown)
})
