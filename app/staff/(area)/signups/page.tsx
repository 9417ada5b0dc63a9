import { LinkButton } from '@/app/_ui/link-button'
import { Notice } from '@/app/_ui/notice'
import { paths } from '@/lib/paths'
import { readReportState } from '@/lib/reports/read-report-state'
import { listSignups } from '@/lib/signups/staff/list-signups'
import { parseSignupQuery, signupSearch } from '@/lib/signups/staff/parse-signup-query'
import { requireStaff } from '@/lib/staff/require-staff'
import { unlessTooLong } from '@/lib/unless-too-long'
import { formatRange } from '../_shared/format-range'
import { Nothing } from '../_shared/nothing'
import { TooLong } from '../_shared/too-long'
import { StaffPage } from '../staff-page'
import { ActiveFilters } from './active-filters'
import { SearchForm } from './search-form'
import { SignupTable } from './signup-table'

type SignupsPageProps = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> }

export default async function SignupsPage({ searchParams }: SignupsPageProps) {
  const staff = await requireStaff('signups.read')
  const [given, { today, timeZone }] = await Promise.all([searchParams, readReportState()])
  const query = parseSignupQuery(given, today)
  const page = await unlessTooLong(listSignups(staff, query, { after: query.after }))
  return (
    <StaffPage title="Signups">
      {query.problems.map((problem) => (
        <Notice key={problem} tone="warning">
          {problem}
        </Notice>
      ))}
      <SearchForm query={query} />
      <ActiveFilters query={query} />
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <p className="text-muted">
          {query.days
            ? `Signups of ${formatRange(query.days.from, query.days.to)}, days of ${timeZone}`
            : 'Of all time, because you search'}
          {query.after ? ', further back' : ''}
        </p>
        <LinkButton tone="quiet" href={`${paths.staffSignupsCsv}${signupSearch(query)}`} download>
          Download as CSV
        </LinkButton>
      </div>
      {!page ? (
        <TooLong />
      ) : page.signups.length === 0 ? (
        <NothingFound isFurther={query.after !== null} />
      ) : (
        <SignupTable signups={page.signups} timeZone={timeZone} />
      )}
      <nav aria-label="Pages" className="flex flex-wrap gap-3">
        {query.after ? (
          <LinkButton tone="quiet" href={`${paths.staffSignups}${signupSearch(query)}`}>
            Back to the newest
          </LinkButton>
        ) : null}
        {page?.next ? (
          <LinkButton
            tone="quiet"
            rel="next"
            href={`${paths.staffSignups}${signupSearch(query, { after: page.next })}`}
          >
            Older signups
          </LinkButton>
        ) : null}
      </nav>
    </StaffPage>
  )
}

function NothingFound({ isFurther }: { isFurther: boolean }) {
  return (
    <Nothing title={isFurther ? 'That was all' : 'Nobody found'}>
      {isFurther
        ? 'There is nothing further back.'
        : 'Try fewer letters of a name, an address, its domain or a company, or take away a filter.'}
    </Nothing>
  )
}
