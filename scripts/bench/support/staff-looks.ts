import type { Day } from '@/lib/reports/calendar'
import { parseReportQuery } from '@/lib/reports/parse-report-query'
import { readDashboard } from '@/lib/reports/read-dashboard'
import { listSignups } from '@/lib/signups/staff/list-signups'
import { parseSignupQuery } from '@/lib/signups/staff/parse-signup-query'
import type { Authorised } from '@/lib/staff/staff-person'

type Search = Record<string, string>
export const staffPages = ['dashboard', 'list of signups'] as const
export type StaffLook = {
  page: (typeof staffPages)[number]
  label: string
  look: (today: Day) => Promise<void>
}

const person = {
  id: '00000000-0000-7000-8000-000000000000',
  email: 'bench@portal.example',
  name: '',
  role: 'marketing',
  session: '',
} as const
const reader: Authorised<'dashboard.read'> = { ...person, may: 'dashboard.read' }
export const lister: Authorised<'signups.export'> = { ...person, may: 'signups.export' }

const dashboards: Search[] = [
  {},
  { campaign: 'campaign-3' },
  { campaign: 'campaign-3', source: 'source-3' },
  { range: 'last-90-days', country: 'DE' },
  { range: 'this-year' },
  { range: 'this-year', all: 'referrer' },
  { range: 'last-90-days', source: 'source-3', country: 'DE' },
  { range: 'this-year', campaign: 'campaign-3', country: 'DE' },
  { range: 'this-year', campaign: 'campaign-3', source: 'source-3' },
  { range: 'this-year', owner: 'sales-3@portal.example' },
]

const lists: Search[] = [
  {},
  { range: 'this-year', campaign: 'campaign-3' },
  { range: 'this-year', state: 'refused', country: 'JP' },
  { range: 'this-year', step: 'came-back' },
  { q: 'person-4711' },
  { q: 'person-4711@bench.example' },
  { q: 'jane bench.example', range: 'this-year' },
  { range: 'this-year', campaign: 'no-such-campaign' },
  { range: 'this-year', state: 'review' },
  { range: 'this-year', step: 'launched', owner: 'sales-3@portal.example', referrer: 'site-11' },
  { range: 'this-year', owner: 'sales-3@portal.example', state: 'refused' },
  { range: 'this-year', owner: 'sales-3@portal.example', q: 'jane' },
  { range: 'this-year', source: 'source-3', term: 'term-11', country: 'DE', q: 'jane' },
]

/** What somebody may be looking at; each round reads one of them, over and over. */
export const staffLooks: StaffLook[] = [...dashboards.map(dashboardFor), ...lists.map(listFor)]

function dashboardFor(search: Search): StaffLook {
  return {
    page: 'dashboard',
    label: `dashboard: ${describe(search)}`,
    look: async (today) => void (await readDashboard(reader, parseReportQuery(search, today))),
  }
}

function listFor(search: Search): StaffLook {
  return {
    page: 'list of signups',
    label: `list of signups: ${describe(search)}`,
    look: async (today) => void (await listSignups(lister, parseSignupQuery(search, today))),
  }
}

function describe(search: Search): string {
  const asked = search.q === undefined ? { range: 'last-28-days', ...search } : search
  return Object.entries(asked)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}
