import { expect, test } from 'vitest'
import { languageOf } from './language'

test.each([
  [null, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['en-GB,en;q=0.9,de;q=0.8', 'en'],
  ['fr,de;q=0.5', 'de'],
  ['fr', 'en'],
  ['de;q=0, en', 'en'],
  ['de;q=nonsense', 'de'],
  ['*', 'en'],
  [`${'x,'.repeat(10_000)}de`, 'en'],
])('a browser that asks for %.30s reads %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})
