import { expect, test } from 'vitest'
import { parseSearch } from './parse-search'

test.each([
  ['', 'everything'],
  [' \t', 'everything'],
  ['%', 'nothing'],
  ['01990000-0000-7000-8000-000000000001', { id: '01990000-0000-7000-8000-000000000001' }],
  ['Xb3-9kQ_0vLm2TzR7cWf5A', { handle: 'Xb3-9kQ_0vLm2TzR7cWf5A' }],
])('%j is %j', (text, search) => {
  expect(parseSearch(text)).toEqual(search)
})

const words = (text: string) => {
  const search = parseSearch(text)
  return typeof search === 'object' && 'words' in search
    ? search.words.map((word) => (word.isWhole ? word.text : `${word.text}…`))
    : search
}

test.each([
  ['Doe', ['doe…']],
  ['jan do', ['jan…', 'do…']],
  ['jan jan JAN', ['jan…']],
  ['jane.doe@vendor.exa', ['jane', 'doe', 'vendor', 'exa…']],
  ['ann-7', ['ann', '7…']],
  ['jane@', ['jane']],
  ['J. Doe', ['j…', 'doe…']],
  ['Müller-', ['müller…']],
  ['O’Brien', ['o…', 'brien…']],
  ['Zoë Müller', ['zoë…', 'müller…']],
])('in %j the words that the next part of an address follows have ended: %j', (text, expected) => {
  expect(words(text)).toEqual(expected)
})
