import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/_ui/link-button'
import { answerTo } from '@/app/staff/answer-to'
import { findStaffInvite, type FoundInvite } from '@/lib/invites/staff/find-staff-invite'
import { readInviteTimeline } from '@/lib/invites/staff/invite-timeline'
import { paths } from '@/lib/paths'
import { may } from '@/lib/staff/permissions'
import { requireStaff } from '@/lib/staff/require-staff'
import { Said } from '../../_shared/said'
import { Section } from '../../_shared/section'
import { StaffPage } from '../../staff-page'
import { InviteStateMark } from '../invite-state-mark'
import { AboutInvite } from './about-invite'
import { Decisions } from './decisions'
import { Share } from './share'
import { Timeline } from './timeline'

type InvitePageProps = {
  params: Promise<{ invite: string }>
  searchParams: Promise<{ said?: string | string[] }>
}

const answers: Record<string, string | undefined> = {
  created: 'The invite is made. Here is its link.',
  saved: 'Saved.',
  extend: 'The invite is extended.',
  rotate: 'The invite has a new code. The old link opens nothing any more.',
  revoke: 'The invite is revoked.',
  restore: 'The invite works again.',
  archive: 'The invite is archived.',
  unarchive: 'The invite is in the list again.',
  'too-late': 'Nothing was changed: meanwhile the invite has moved on. This is how it stands now.',
  'passes-limits':
    'Nothing was changed: this invite passes limits, so an administrator has to extend it or give it a new code.',
  'not-allowed': 'Nothing was changed: only an administrator can restore an invite.',
  invalid: 'Nothing was changed: give up to 365 days and 100000 uses, in whole numbers.',
}

/** One invite: its link for those who keep it, what happened, what can be done. */
export default async function InvitePage({ params, searchParams }: InvitePageProps) {
  const staff = await requireStaff('invites.open')
  const [{ invite: id }, { said }] = await Promise.all([params, searchParams])
  const invite = await findStaffInvite(staff, id)
  if (!invite) notFound()
  const timeline = await readInviteTimeline(staff, invite.id)
  const answer = answerTo(answers, said)
  const isFresh = said === 'created' || said === 'rotate'
  return (
    <StaffPage title={invite.label || `Invite ${invite.codeStart}…`}>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <InviteStateMark state={invite.state} />
        <span className="text-muted">{invite.product.name}</span>
        <span className="break-all text-muted">by {invite.owner}</span>
        <a
          className="text-accent underline underline-offset-3 hover:text-accent-strong"
          href={paths.staffInvites}
        >
          All invites
        </a>
      </p>
      <Said text={answer} />
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-6">
          {invite.keeps ? (
            <Section title="Hand it out">
              <Link invite={invite} isNew={isFresh} sender={staff.name} />
            </Section>
          ) : null}
          <Section title="What happened">
            <Timeline {...timeline} opensSignups={may(staff.role, 'signups.read')} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Section title="About the invite">
            <AboutInvite invite={invite} />
            {invite.keeps ? (
              <div>
                <LinkButton tone="quiet" href={paths.staffInviteEdit(invite.id)}>
                  Change
                </LinkButton>
              </div>
            ) : null}
          </Section>
          {invite.keeps ? (
            <Section title="Decide">
              <Decisions invite={invite} manages={may(staff.role, 'invites.manage')} />
            </Section>
          ) : null}
        </div>
      </div>
    </StaffPage>
  )
}

function Link({ invite, isNew, sender }: { invite: FoundInvite; isNew: boolean; sender: string }) {
  if (invite.link) return <Share invite={invite} link={invite.link} isNew={isNew} sender={sender} />
  return (
    <p className="max-w-prose text-muted">
      This invite came by a settings file: only those who have its link know it. Give it a new code to get a
      new link; the old one opens nothing from then on.
    </p>
  )
}
