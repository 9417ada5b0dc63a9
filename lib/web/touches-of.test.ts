import { expect, test } from 'vitest'
import { encodeTouch, readTouch } from '../signups/campaign-touch'
import { touchesOf, touchOfVisit } from './touches-of'

const own = { publicUrl: new URL('http://localhost:3000') }
const first = readTouch(
  new URLSearchParams('utm_campaign=autumn&gclid=Click-1'),
  'https://news.example/a',
  own,
)
const headers = (target: string, more: Record<string, string> = {}) =>
  new Headers({
    'x-portal-target': target,
    referer: 'https://search.example/?q=me',
    cookie: first ? `portal-first-touch=${encodeTouch(first)}` : '',
    ...more,
  })
const link = '/try/aster-cad?utm_campaign=Spring&utm_source=letter&gclid=Click-2&ref=friend'

test('without Sec-GPC a signup keeps how somebody first came and came now, and a visit the site that linked here', () => {
  expect(touchesOf(headers(link), own)).toMatchObject({
    firstTouch: { campaign: 'autumn', referrerHost: 'news.example', clickIds: { gclid: 'Click-1' } },
    lastTouch: { campaign: 'spring', clickIds: { gclid: 'Click-2' } },
  })
  expect(touchOfVisit(headers('/try/aster-cad'), own)).toMatchObject({
    campaign: 'autumn',
    referrerHost: 'news.example',
  })
})

test('with Sec-GPC only the labels of this very link are kept: no referrer, no click id, nothing remembered', () => {
  const kept = {
    campaign: 'spring',
    source: 'letter',
    medium: null,
    term: null,
    content: null,
    ref: null,
    clickIds: {},
    referrerHost: null,
    raw: {},
  }
  const gpc = { 'sec-gpc': '1' }
  expect(touchesOf(headers(link, gpc), own)).toEqual({ firstTouch: null, lastTouch: kept })
  expect(touchOfVisit(headers(link, gpc), own)).toEqual(kept)
  expect(touchesOf(headers('/try/aster-cad?gclid=Click-2', gpc), own)).toEqual({
    firstTouch: null,
    lastTouch: null,
  })
  expect(touchOfVisit(headers('/try/aster-cad', gpc), own)).toBeNull()
})
