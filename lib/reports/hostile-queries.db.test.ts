import { beforeAll, expect, test } from 'vitest'
import { listAudit } from '../audit/list-audit'
import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { listSignups } from '../signups/staff/list-signups'
import { parseSignupQuery } from '../signups/staff/parse-signup-query'
import { signupsCsv } from '../signups/staff/signups-csv'
import { sql } from '../signups/test-support/sql'
import { sumOf } from './counts'
import { dimensions, filterNames } from './dimensions'
import { exportReport } from './export-report'
import { parseReportQuery } from './parse-report-query'
import { readDashboard } from './read-dashboard'
import { refreshReports } from './refresh-reports'
import { readSeries } from './read-series'
import { addProducts, addSignups, rawSignup } from './test-support/raw-rows'

const today = '2026-05-20'
const day = { from: '2026-05-19', to: '2026-05-20' }
const somebody = { id: '01990000-0000-7000-8000-000000000001', email: '', name: 'Mia', session: '' } as const
const reader = { ...somebody, role: 'marketing', may: 'dashboard.read' } as const

/** Each parameter of the dashboard, the list of signups and their files. */
const parameters = [...filterNames, 'range', 'from', 'to', 'metric', 'all', 'q', 'state', 'step', 'after']

const values: [string, string | string[]][] = [
  ['a quote', `'`],
  ['a tautology', `' or '1'='1' --`],
  ['a second statement', `'; drop table signups; --`],
  ['a union', `x' union select email, null from signups --`],
  ['a sleep', `'||(select pg_sleep(5))||'`],
  ['a comment', `*/ or 1=1 /*`],
  ['a placeholder', '$1 $2 {} %s'],
  ['wildcards', '%_\\'],
  ['words of a search', `:* & | ! <-> ( ) '`],
  ['an operator as JSON', '{"not":null,"contains":""}'],
  ['a name of all objects', '__proto__'],
  ['a method of all objects', 'hasOwnProperty'],
  ['a zero byte', 'qxj\0vwq'],
  ['half a character', '\ud800'],
  ['a reversal', '\u202Egnirps\u0000'],
  ['much', 'x'.repeat(10_240)],
  ['a number', '1e309'],
  ['several', [`' or true --`, '\0']],
  ['none of several', []],
]

beforeAll(async () => {
  await addProducts(['cad'], [])
  await addSignups([rawSignup({ at: new Date('2026-05-20T10:00:00Z'), product: 'cad' })])
  while ((await refreshReports(60_000)) > 0);
  await recordAudit(db(), { actor: { id: null, name: 'Anna' }, action: 'product.changed', subject: 'cad' })
})

test.each(values)('A6, A7: %s in any parameter of a report or list never fails', async (_, value) => {
  for (const name of parameters) {
    const given = { ...day, [name]: value, [`${name}[not]`]: value, [`${name}[]`]: value }
    const query = parseReportQuery(given, today)
    const { submitted } = sumOf((await readSeries(reader, query)).now)
    const list = parseSignupQuery(given, today)
    const { signups } = await listSignups({ ...reader, may: 'signups.read' }, list, { after: list.after })
    // Nobody has such a value; what is not understood is said and not applied.
    const isApplied = filterNames.some((filter) => query.filters[filter] !== undefined)
    const found = isApplied ? 0 : query.from <= day.to && day.to <= query.to ? 1 : 0
    expect([name, submitted]).toEqual([name, found])
    const wasSearched = list.search !== '' || isApplied
    if (wasSearched) expect([name, signups]).toEqual([name, []])
  }
})

test.each(values)('A6, A7: %s in every parameter at once makes a page and its files', async (_, value) => {
  const given = { ...Object.fromEntries(parameters.map((name) => [name, value])), ...day }
  const query = parseReportQuery(given, today)
  expect((await readDashboard(reader, query)).tables).toHaveLength(dimensions.length)
  for (const panel of ['totals', 'days', 'funnel', 'refusals', 'campaign'] as const)
    expect((await exportReport({ panel, reader, query, timeZone: 'UTC' }))?.status).toBe(200)
  const file = await signupsCsv(
    { ...somebody, role: 'marketing', may: 'signups.export' },
    parseSignupQuery(given, today),
    'UTC',
  )
  expect(await file.text()).toMatch(/^"id",/)
})

test('A6, A7: a search of the audit log finds letters and nothing else', async () => {
  const auditor = { ...somebody, role: 'admin', may: 'audit.read' } as const
  for (const [, value] of values) {
    // The page takes a single text without zero bytes.
    const search = typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 200) : ''
    const { entries } = await listAudit(auditor, { before: null, search })
    if (search !== '') expect(entries).toEqual([])
  }
  expect(await sql('select count(*)::int as kept from signups')).toEqual([{ kept: 1 }])
})
