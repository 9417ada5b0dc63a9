import { Notice } from '@/app/_ui/notice'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import { paths } from '@/lib/paths'
import { parseReportQuery, reportSearch, type ReportQuery } from '@/lib/reports/parse-report-query'
import { readDashboard, type Dashboard } from '@/lib/reports/read-dashboard'
import { readReportState } from '@/lib/reports/read-report-state'
import { isLimitedToOwn, type Reader } from '@/lib/reports/report-scope'
import { may } from '@/lib/staff/permissions'
import { requireStaff } from '@/lib/staff/require-staff'
import { unlessTooLong } from '@/lib/unless-too-long'
import { formatRange } from './_shared/format-range'
import { TooLong } from './_shared/too-long'
import { DaysPanel } from './_dashboard/days-panel'
import { DimensionPanel } from './_dashboard/dimension-panel'
import { ActiveFilters } from './_dashboard/active-filters'
import { Freshness } from './_dashboard/freshness'
import { FunnelPanel } from './_dashboard/funnel-panel'
import { KeepFresh } from './_dashboard/keep-fresh'
import { LimitsPanel } from './_dashboard/limits-panel'
import { NothingLeft, NothingYet } from './_dashboard/nothing-yet'
import { RangeForm } from './_dashboard/range-form'
import { RefusalsPanel } from './_dashboard/refusals-panel'
import { Tiles } from './_dashboard/tiles'
import { StaffPage } from './staff-page'

type DashboardPageProps = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> }

export default async function DashboardPage({ searchParams }: DashboardPageProps) {
  const reader = await requireStaff('dashboard.read')
  const [given, state] = await Promise.all([searchParams, readReportState()])
  const { problems, ...query } = parseReportQuery(given, state.today)
  const dashboard = await unlessTooLong(readDashboard(reader, query))
  return (
    <StaffPage title={isLimitedToOwn(reader) ? 'What came of your invites' : 'Dashboard'}>
      {dashboard && query.to >= state.today ? <KeepFresh /> : null}
      {problems.map((problem) => (
        <Notice key={problem} tone="warning">
          {problem}
        </Notice>
      ))}
      <RangeForm query={query} timeZone={state.timeZone} />
      <ActiveFilters query={query} productNames={dashboard?.productNames ?? {}} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p>
          <span className="font-semibold">{formatRange(query.from, query.to)}</span>
          <span className="text-muted">
            {query.to === state.today ? ', the last of which is not over' : ''}, days of {state.timeZone},
            compared with {formatRange(query.before.from, query.before.to)}
          </span>
        </p>
        <Freshness state={state} />
        <a
          href={`${paths.staffReport('totals')}${reportSearch(query)}`}
          download
          className="text-sm font-medium text-accent hover:underline print:hidden"
        >
          CSV<VisuallyHidden> of the sums</VisuallyHidden>
        </a>
      </div>
      {dashboard ? <Panels reader={reader} query={query} dashboard={dashboard} /> : <TooLong />}
    </StaffPage>
  )
}

type PanelsProps = { reader: Reader; query: ReportQuery; dashboard: Dashboard }

function Panels({ reader, query, dashboard }: PanelsProps) {
  const showsPeople = may(reader.role, 'signups.read')
  const { counts, countsBefore, limits } = dashboard
  const isEmpty = [counts, countsBefore].every(({ visits, submitted }) => visits + submitted === 0)
  return (
    <>
      {isEmpty ? (
        Object.keys(query.filters).length > 0 ? (
          <NothingLeft />
        ) : (
          <NothingYet isOwn={isLimitedToOwn(reader)} />
        )
      ) : (
        <>
          <Tiles query={query} dashboard={dashboard} />
          <DaysPanel query={query} dashboard={dashboard} />
          <div className="grid gap-6 lg:grid-cols-2">
            <FunnelPanel query={query} dashboard={dashboard} showsPeople={showsPeople} />
            <RefusalsPanel query={query} dashboard={dashboard} showsPeople={showsPeople} />
          </div>
          <div className="grid gap-6 lg:grid-cols-2">
            {dashboard.tables.map((table) => (
              <DimensionPanel key={table.dimension} table={table} query={query} dashboard={dashboard} />
            ))}
          </div>
        </>
      )}
      {limits ? <LimitsPanel limits={limits} query={query} /> : null}
    </>
  )
}
