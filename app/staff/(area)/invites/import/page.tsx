import { LinkButton } from '@/app/_ui/link-button'
import { Notice } from '@/app/_ui/notice'
import { answerTo } from '@/app/staff/answer-to'
import { findImport } from '@/lib/invites/staff/import-invites'
import { largestFileBytes, mostRows } from '@/lib/invites/staff/read-invite-file'
import { inviteColumns } from '@/lib/invites/staff/invite-columns'
import { paths } from '@/lib/paths'
import { may } from '@/lib/staff/permissions'
import { requireStaff } from '@/lib/staff/require-staff'
import { StaffPage } from '../../staff-page'
import { ImportForm } from './import-form'
import { TriedFile } from './tried-file'

type ImportPageProps = { searchParams: Promise<{ id?: string | string[]; said?: string | string[] }> }

const answers: Record<string, string | undefined> = {
  encoding: 'This file is no text in UTF-8 or UTF-16. Save it as “CSV UTF-8” and choose it again.',
  'too-large': `This file is larger than ${largestFileBytes / 1_000} kB. Split it, and choose the first part.`,
  invalid: 'Nothing was made: meanwhile a row cannot be used. See below.',
  gone: 'Nothing was made: the file is no longer kept. Choose it again.',
}

/** A file is tried out first; nothing is made before its page says what would be. */
export default async function ImportPage({ searchParams }: ImportPageProps) {
  const staff = await requireStaff('invites.own')
  const { id, said } = await searchParams
  const found = typeof id === 'string' ? await findImport(staff, id) : null
  const answer = answerTo(answers, said) ?? (typeof id === 'string' && !found ? answers.gone : undefined)
  return (
    <StaffPage title="Make many invites from a file">
      {answer ? (
        <div role="alert">
          <Notice tone="warning">{answer}</Notice>
        </div>
      ) : null}
      {found && typeof id === 'string' ? <TriedFile id={id} tried={found.tried} /> : null}
      <section aria-labelledby="file" className="flex max-w-[48rem] flex-col gap-4">
        <h2 id="file" className="text-lg font-semibold">
          {found ? 'Change the file and try again' : 'A CSV file'}
        </h2>
        <p className="text-muted">
          The first line names the columns: {inviteColumns.join(', ')}
          {may(staff.role, 'invites.manage') ? ', owner' : ''}. Only label and product (its slug) are needed.
          Up to {mostRows} rows and {largestFileBytes / 1_000} kB, because the portal takes no larger request.
        </p>
        <div>
          <LinkButton tone="quiet" href={paths.staffInviteSample} download>
            Download a sample
          </LinkButton>
        </div>
        <ImportForm text={found?.text ?? ''} />
      </section>
      <div>
        <LinkButton tone="quiet" href={paths.staffInvites}>
          All invites
        </LinkButton>
      </div>
    </StaffPage>
  )
}
