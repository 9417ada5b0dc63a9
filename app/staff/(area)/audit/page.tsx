import { Button } from '@/app/_ui/button'
import { controlLook } from '@/app/_ui/field-frame'
import { LinkButton } from '@/app/_ui/link-button'
import { Notice } from '@/app/_ui/notice'
import { listAudit } from '@/lib/audit/list-audit'
import { verifyAudit, type AuditVerdict } from '@/lib/audit/verify-audit'
import { parseSerial } from '@/lib/parse-serial'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { unlessTooLong } from '@/lib/unless-too-long'
import { Moment } from '../_shared/moment'
import { Nothing } from '../_shared/nothing'
import { StaffPage } from '../staff-page'

type AuditPageProps = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> }

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const staff = await requireStaff('audit.read')
  const { q, before, verify } = await searchParams
  const search = typeof q === 'string' ? q.replaceAll('\0', '').trim().slice(0, 200) : ''
  const from = parseSerial(before)
  const isToBeVerified = verify !== undefined
  const [page, verdict] = await Promise.all([
    unlessTooLong(listAudit(staff, { before: from, search })),
    isToBeVerified ? unlessTooLong(verifyAudit()) : null,
  ])
  return (
    <StaffPage title="Audit log">
      <p className="max-w-prose text-muted">
        What staff and commands did. Entries cannot be changed or taken away, and each seals the one before
        it.
      </p>
      {verdict ? <Verdict verdict={verdict} /> : null}
      {isToBeVerified && !verdict ? <NotVerified /> : null}
      <form
        action={paths.staffAudit}
        role="search"
        aria-label="Audit log"
        className="flex flex-wrap items-end gap-4"
      >
        <label className="flex min-w-0 flex-1 basis-64 flex-col gap-1.5 font-medium">
          Who, what or whom it was about
          <input type="search" name="q" defaultValue={search} maxLength={200} className={controlLook} />
        </label>
        <Button type="submit">Search</Button>
        <LinkButton tone="quiet" href={`${paths.staffAudit}?verify=now`}>
          Check all seals
        </LinkButton>
      </form>
      {!page ? (
        <Nothing title="This takes too long to look up">
          So many entries have to be read for these letters. Search for a shorter word or a whole name, or
          empty the search and go through the entries page by page.
        </Nothing>
      ) : page.entries.length === 0 ? (
        <Nothing>{search === '' ? 'Nothing was written down yet.' : 'No entry has these letters.'}</Nothing>
      ) : (
        <ol className="flex flex-col">
          {page.entries.map(({ id, at, actorName, action, subject, details, hash }) => (
            <li key={String(id)} className="grid gap-x-6 border-t border-line py-3 md:grid-cols-[11rem_1fr]">
              <Moment at={at} toTheSecond className="text-sm text-muted md:pt-0.5" />
              <div className="min-w-0">
                <p className="break-words">
                  <strong className="font-semibold">{actorName}</strong> <code>{action}</code> {subject}
                </p>
                <Details details={details} />
                <p className="text-sm text-muted">
                  No. {String(id)}, seal <code title={hash}>{hash.slice(0, 12)}</code>
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      {!page || page.next === null ? null : (
        <nav aria-label="Pages">
          <LinkButton
            tone="quiet"
            rel="next"
            href={`${paths.staffAudit}?${new URLSearchParams({ ...(search && { q: search }), before: String(page.next) })}`}
          >
            Older entries
          </LinkButton>
        </nav>
      )}
    </StaffPage>
  )
}

function Verdict({ verdict }: { verdict: AuditVerdict }) {
  if (verdict.kind === 'whole') {
    return (
      <Notice>
        All {String(verdict.entries)} entries are as they were written. To notice a cut-off end as well, note
        the last seal elsewhere: <code className="break-all">{verdict.lastHash ?? 'there is none yet'}</code>
      </Notice>
    )
  }
  return (
    <Notice tone="warning">
      Entry {String(verdict.id)} of <Moment at={verdict.at} toTheSecond /> ({verdict.actorName},{' '}
      {verdict.action}, {verdict.subject}) is not what was written, or the one before it is missing.
    </Notice>
  )
}

function NotVerified() {
  return (
    <Notice tone="warning">
      There are more entries than can be checked while a page waits. On the machine of the portal,{' '}
      <code>npm run portal -- verify-audit</code> checks all of them.
    </Notice>
  )
}

function Details({ details }: { details: unknown }) {
  if (typeof details !== 'object' || details === null || Object.keys(details).length === 0) return null
  return (
    <p className="text-sm break-words">
      {Object.entries(details)
        .map(([name, value]) => `${name}: ${inWords(value)}`)
        .join(', ')}
    </p>
  )
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(inWords).join('; ')
  return JSON.stringify(value)
}
