import { expect, test } from 'vitest'
import { clockIn, momentIn } from './zoned-moment'

test.each([
  ['Europe/Berlin', '2027-01-31T18:00', '2027-01-31T17:00:00.000Z'],
  ['Europe/Berlin', '2027-07-31T18:00', '2027-07-31T16:00:00.000Z'],
  ['Europe/Berlin', '2027-03-28T03:30', '2027-03-28T01:30:00.000Z'],
  ['America/New_York', '2027-11-07 12:00', '2027-11-07T17:00:00.000Z'],
  ['UTC', '2027-01-31T18:00:00', '2027-01-31T18:00:00.000Z'],
])('what a clock in %s shows as %s is %s', (zone, text, iso) => {
  expect(momentIn(zone, text, 'end')?.toISOString()).toBe(iso)
})

test('a day begins at midnight and ends at the next one, also when it has 23 hours', () => {
  const edges = (['start', 'end'] as const).map((edge) =>
    momentIn('Europe/Berlin', '2027-03-28', edge)?.toISOString(),
  )
  expect(edges).toEqual(['2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z'])
})

test('what is shown can be read again', () => {
  const moment = new Date('2027-10-31T08:15:00Z')
  expect(momentIn('Europe/Berlin', clockIn('Europe/Berlin', moment), 'end')).toEqual(moment)
})

test.each([
  '',
  '31.01.2027',
  '2027-02-30',
  '2027-13-01',
  '2027-01-31T25:00',
  '2027-01-31T18',
  '1999-01-01',
  'now',
])('%j is no moment', (text) => expect(momentIn('UTC', text, 'start')).toBeNull())
