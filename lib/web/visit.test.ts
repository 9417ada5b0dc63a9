import { expect, test } from 'vitest'
import { judgeVisit } from './visit'

const navigation = {
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'cross-site',
}

test.each([
  ['a person following a link', navigation, 'navigation'],
  ['a browser without Sec-Fetch headers', {}, 'unclear'],
  ['R5: an image', { ...navigation, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }, 'no-visit'],
  ['R5: a frame', { ...navigation, 'sec-fetch-dest': 'iframe' }, 'no-visit'],
  ['R5: a script', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, 'no-visit'],
  ['R5: a prefetch', { ...navigation, 'sec-purpose': 'prefetch' }, 'no-visit'],
  ['R5: a prerender', { ...navigation, 'sec-purpose': 'prefetch;prerender' }, 'no-visit'],
  ['R5: an old prefetch', { purpose: 'prefetch' }, 'no-visit'],
  ['R5: a Next prefetch', { ...navigation, 'next-router-prefetch': '1' }, 'no-visit'],
  ['half of the headers', { 'sec-fetch-mode': 'navigate' }, 'no-visit'],
])('%s', (_, headers, judgement) => {
  expect(judgeVisit(new Headers(Object.entries(headers)))).toBe(judgement)
})
