import { LinkButton } from '@/app/_ui/link-button'
import { Notice } from '@/app/_ui/notice'
import { env } from '@/lib/env'
import { readInviteMails } from '@/lib/invites/staff/choose-invite-mails'
import { listInviteChoices } from '@/lib/invites/staff/list-invite-choices'
import { listInvites } from '@/lib/invites/staff/list-invites'
import { inviteSearch, parseInviteQuery } from '@/lib/invites/staff/parse-invite-query'
import { canMail } from '@/lib/mail/can-mail'
import { paths } from '@/lib/paths'
import { may } from '@/lib/staff/permissions'
import { requireStaff } from '@/lib/staff/require-staff'
import { Nothing } from '../_shared/nothing'
import { StaffPage } from '../staff-page'
import { InviteTable } from './invite-table'
import { MailSwitch } from './mail-switch'
import { NewShortcut } from './new-shortcut'
import { SearchForm } from './search-form'

type InvitesPageProps = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> }

export default async function InvitesPage({ searchParams }: InvitesPageProps) {
  const staff = await requireStaff('invites.open')
  const query = parseInviteQuery(await searchParams)
  const makes = may(staff.role, 'invites.own')
  const [{ invites, next }, choices, hasMails] = await Promise.all([
    listInvites(staff, query, { after: query.after }),
    listInviteChoices(staff),
    makes ? readInviteMails({ ...staff, may: 'invites.own' }) : false,
  ])
  const seesAll = may(staff.role, 'invites.read')
  const isNarrowed = inviteSearch(query) !== ''
  return (
    <StaffPage title={seesAll ? 'Invites' : 'Your invites'}>
      {query.problems.map((problem) => (
        <Notice key={problem} tone="warning">
          {problem}
        </Notice>
      ))}
      {makes ? (
        <div className="flex flex-wrap items-center gap-3">
          <LinkButton href={paths.staffNewInvite} aria-keyshortcuts="n">
            New invite
          </LinkButton>
          <NewShortcut href={paths.staffNewInvite} />
          <LinkButton href={paths.staffInviteImport()} tone="quiet">
            Make many from a file
          </LinkButton>
        </div>
      ) : null}
      <SearchForm query={query} products={choices.products} owners={seesAll ? choices.owners : []} />
      {query.importId ? (
        <Notice>
          The invites of one file.{' '}
          <a
            className="font-medium underline underline-offset-3"
            href={`${paths.staffInvites}${inviteSearch(query, { importId: null })}`}
          >
            Show all invites
          </a>
        </Notice>
      ) : null}
      {makes && invites.length > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-sm text-muted">Newest first{query.after ? ', further back' : ''}</p>
          <LinkButton tone="quiet" href={`${paths.staffInvitesCsv}${inviteSearch(query)}`} download>
            Download with links as CSV
          </LinkButton>
        </div>
      ) : null}
      {invites.length === 0 ? (
        <NoInvites isNarrowed={isNarrowed || query.after !== null} makes={makes} />
      ) : (
        <InviteTable invites={invites} timeZone={env().timeZone} showsOwner={seesAll} />
      )}
      <nav aria-label="Pages" className="flex flex-wrap gap-3 empty:hidden">
        {query.after ? (
          <LinkButton tone="quiet" href={`${paths.staffInvites}${inviteSearch(query)}`}>
            Back to the newest
          </LinkButton>
        ) : null}
        {next ? (
          <LinkButton
            tone="quiet"
            rel="next"
            href={`${paths.staffInvites}${inviteSearch(query, { after: next })}`}
          >
            Older invites
          </LinkButton>
        ) : null}
      </nav>
      {makes ? <MailSwitch isOn={hasMails} canMail={canMail()} /> : null}
    </StaffPage>
  )
}

function NoInvites({ isNarrowed, makes }: { isNarrowed: boolean; makes: boolean }) {
  return (
    <Nothing title={isNarrowed ? 'No invite found' : 'No invites yet'}>
      {isNarrowed
        ? 'Try fewer letters, or choose another product or state.'
        : makes
          ? 'Make one, and hand out its link. What comes of it is shown here.'
          : 'Sales and administrators make them. What comes of them is shown here.'}
    </Nothing>
  )
}
