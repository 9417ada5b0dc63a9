import { expect, test } from 'vitest'
import { addDays, wholeWeeksOf } from './calendar'

test.each([
  ['a Monday to a Sunday', '2026-05-04', '2026-05-10', { first: '2026-05-04', last: '2026-05-04' }],
  ['a Sunday to a Monday', '2026-05-03', '2026-05-18', { first: '2026-05-04', last: '2026-05-11' }],
  ['a Tuesday to a Saturday', '2026-05-05', '2026-05-23', { first: '2026-05-11', last: '2026-05-11' }],
  ['less than a week', '2026-05-04', '2026-05-09', null],
  ['twelve days without a whole week', '2026-05-05', '2026-05-16', null],
  ['the first days of all', '1970-01-01', '1970-01-11', { first: '1970-01-05', last: '1970-01-05' }],
  ['the last days of all', '9999-12-30', '9999-12-31', null],
])('the whole weeks of %s', (_, from, to, weeks) => {
  expect(wholeWeeksOf(from, to)).toEqual(weeks)
})

test('a range has as many whole weeks as it has Mondays that a Sunday follows', () => {
  for (let start = 0; start < 7; start += 1) {
    for (let days = 1; days < 30; days += 1) {
      const from = addDays('2026-05-04', start)
      const to = addDays(from, days - 1)
      const range = Array.from({ length: days }, (_, day) => addDays(from, day))
      const mondays = range.filter((day) => new Date(day).getUTCDay() === 1 && addDays(day, 6) <= to)
      const weeks = mondays.length > 0 ? { first: mondays[0], last: mondays.at(-1) } : null
      expect([from, to, wholeWeeksOf(from, to)]).toEqual([from, to, weeks])
    }
  }
})
