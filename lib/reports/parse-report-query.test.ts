import { expect, test } from 'vitest'
import { parseReportQuery, reportSearch } from './parse-report-query'

const today = '2026-03-31'

test.each([
  [{}, 'last-28-days', '2026-03-04', '2026-03-31', '2026-02-04', '2026-03-03'],
  [{ range: 'today' }, 'today', '2026-03-31', '2026-03-31', '2026-03-30', '2026-03-30'],
  [{ range: 'yesterday' }, 'yesterday', '2026-03-30', '2026-03-30', '2026-03-29', '2026-03-29'],
  [{ range: 'last-7-days' }, 'last-7-days', '2026-03-25', '2026-03-31', '2026-03-18', '2026-03-24'],
  [{ range: 'last-90-days' }, 'last-90-days', '2026-01-01', '2026-03-31', '2025-10-03', '2025-12-31'],
  [{ range: 'this-month' }, 'this-month', '2026-03-01', '2026-03-31', '2026-01-29', '2026-02-28'],
  [{ range: 'last-month' }, 'last-month', '2026-02-01', '2026-02-28', '2026-01-04', '2026-01-31'],
  [{ range: 'this-year' }, 'this-year', '2026-01-01', '2026-03-31', '2025-10-03', '2025-12-31'],
  [
    { from: '2026-03-28', to: '2026-03-30' },
    'custom',
    '2026-03-28',
    '2026-03-30',
    '2026-03-25',
    '2026-03-27',
  ],
  [
    { range: 'custom', from: '2024-02-29', to: '2024-02-29' },
    'custom',
    '2024-02-29',
    '2024-02-29',
    '2024-02-28',
    '2024-02-28',
  ],
])('%o is %s', (given, range, from, to, beforeFrom, beforeTo) => {
  const query = parseReportQuery(given, today)
  expect(query).toMatchObject({ range, from, to, before: { from: beforeFrom, to: beforeTo }, problems: [] })
})

test.each([
  [{ range: 'forever' }, /no range/],
  [{ from: '2026-02-30', to: '2026-03-01' }, /no date/],
  [{ from: '2026-03-01' }, /last day/],
  [{ to: '2026-03-01' }, /first day/],
  [{ from: '2026-03-02', to: '2026-03-01' }, /after/],
  [{ from: '1990-01-01', to: '2026-03-01' }, /five years/],
  [{ from: "2026-03-01'; drop table", to: '2026-03-01' }, /no date/],
  [{ metric: 'password' }, /cannot be drawn/],
  [{ all: '__proto__' }, /no table/],
  [{ campaign: 'x'.repeat(300) }, /not applied/],
  [{ campaign: 'a\0b' }, /not applied/],
  [{ campaign: 'a\ud800' }, /not applied/],
  [{ range: ['today', 'forever'] }, /no range/],
])('%o is answered with a sentence and the usual', (given, sentence) => {
  const { problems, ...query } = parseReportQuery(given, today)
  expect(problems.join(' ')).toMatch(sentence)
  const { problems: _, ...usual } = parseReportQuery({}, today)
  expect(query).toEqual(usual)
})

test('of a name that is given twice the last counts', () => {
  const { metric, problems } = parseReportQuery({ metric: ['visits', 'minutes'] }, today)
  expect(metric).toBe('minutes')
  expect(problems).toHaveLength(1)
})

test('an empty filter asks for what has no value', () => {
  expect(parseReportQuery({ campaign: '' }, today).filters).toEqual({ campaign: '' })
})

test.each([
  '',
  '?range=today',
  '?from=2026-03-01&to=2026-03-05',
  '?campaign=spring+%26+%C3%BCber&country=&stop=verified%3Aproduct-quota&metric=visits&all=source',
])('%o leads to a query that leads back to it', (search) => {
  const given = Object.fromEntries(new URLSearchParams(search))
  expect(reportSearch(parseReportQuery(given, today))).toBe(search)
})
