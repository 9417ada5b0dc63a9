import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/_ui/link-button'
import { env } from '@/lib/env'
import { findStaffInvite } from '@/lib/invites/staff/find-staff-invite'
import { listInviteOptions } from '@/lib/invites/staff/list-invite-options'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { StaffPage } from '../../../staff-page'
import { answersOf } from '../../invite-answers'
import { InviteFieldset } from '../../invite-fieldset'
import { InviteForm } from '../../invite-form'
import { saveInvite } from './actions'

/** Changing what an invite is. Its link stays the same, but for the labels of a campaign. */
export default async function EditInvitePage({ params }: { params: Promise<{ invite: string }> }) {
  const staff = await requireStaff('invites.own')
  const [{ invite: id }, { owners }] = await Promise.all([params, listInviteOptions(staff)])
  const invite = await findStaffInvite({ ...staff, may: 'invites.open' }, id)
  if (!invite) notFound()
  const { timeZone } = env()
  return (
    <StaffPage title={`Change ${invite.label || `invite ${invite.codeStart}…`}`}>
      <p className="text-muted">For {invite.product.name}. Signups that came by it stay as they are.</p>
      <InviteForm
        action={saveInvite}
        initial={answersOf(invite, timeZone)}
        submit={{ label: 'Save', progress: 'Saving…' }}
        invite={invite.id}
      >
        <InviteFieldset timeZone={timeZone} products={null} owners={owners} />
      </InviteForm>
      <div>
        <LinkButton tone="quiet" href={paths.staffInvite(invite.id)}>
          Back without saving
        </LinkButton>
      </div>
    </StaffPage>
  )
}
