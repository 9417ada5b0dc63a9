import { beforeAll, expect, test } from 'vitest'
import { sql } from '../signups/test-support/sql'
import { whileUnreadable } from '../signups/test-support/while-unreadable'
import type { Filters } from './dimensions'
import { exportReport } from './export-report'
import { parseReportQuery } from './parse-report-query'
import { refreshReports } from './refresh-reports'
import type { Panel } from './report-csv'
import type { Reader } from './report-scope'
import { addProducts, addSignups, rawSignup } from './test-support/raw-rows'

const someone = { id: '01990000-0000-7000-8000-000000000001', session: '', may: 'dashboard.read' } as const
const mia: Reader = { ...someone, name: 'Mia', role: 'marketing', email: 'mia@portal.example' }
const anna: Reader = { ...someone, name: 'Anna', role: 'sales', email: 'Anna@sales.example' }

const today = '2026-05-20'
const take = (reader: Reader, panel: Panel, filters: Filters = {}) => {
  const query = parseReportQuery({ from: '2026-05-14', to: today, ...filters }, today)
  return exportReport({ panel, reader, query, timeZone: 'UTC' })
}

type Entry = { who: string; subject: string; details: object }
const written = () =>
  sql<Entry>(`select actor_name as who, subject, details from audit_entries
    where action = 'report.exported' order by id desc`)

beforeAll(async () => {
  await addProducts(['cad'], [])
  await addSignups([rawSignup({ at: new Date('2026-05-20T10:00:00Z'), product: 'cad' })])
  while ((await refreshReports(60_000)) > 0);
})

test('whoever takes a panel along is written down, with the days and filters that count for them', async () => {
  const days = { from: '2026-05-14', to: today }
  expect((await take(mia, 'campaign', { country: 'DE', source: '' }))?.status).toBe(200)
  expect((await written())[0]).toEqual({
    who: 'Mia',
    subject: 'report campaign',
    details: { panel: 'campaign', days, filters: { country: 'DE', source: '' } },
  })
  expect((await take(anna, 'totals', { owner: 'ben@sales.example' }))?.status).toBe(200)
  expect((await written())[0]).toEqual({
    who: 'Anna',
    subject: 'report totals',
    details: { panel: 'totals', days, filters: { owner: 'anna@sales.example' } },
  })
  expect((await take(mia, 'limits', { country: 'DE' }))?.status).toBe(200)
  expect((await written())[0]).toEqual({
    who: 'Mia',
    subject: 'report limits',
    details: { panel: 'limits' },
  })
  expect(await take(anna, 'limits')).toBeNull()
  expect(await written()).toHaveLength(3)
})

test.each(['totals', 'days', 'funnel', 'refusals', 'product'] as const)(
  'the panel %s that the database gives up is answered in words, and by counting these filters beforehand',
  async (panel) => {
    await sql('delete from report_filter_sets')
    await sql('update report_counts set submitted = 20000')
    const before = (await written()).length
    const filters = { campaign: '', source: '', medium: '' }
    const answer = await whileUnreadable('report_cells', () => take(mia, panel, filters))
    expect([answer?.status, answer?.headers.get('retry-after')]).toEqual([503, '60'])
    expect(answer?.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await answer?.text()).toBe(
      'This takes too long to look up. Choose fewer days or take a filter away, or try again in a minute.\n',
    )
    expect(await written()).toHaveLength(before)
    expect(await sql('select filters from report_filter_sets')).toEqual([{ filters }])
  },
)
