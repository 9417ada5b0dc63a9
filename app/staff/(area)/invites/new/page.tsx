import { LinkButton } from '@/app/_ui/link-button'
import { env } from '@/lib/env'
import { listInviteOptions } from '@/lib/invites/staff/list-invite-options'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { Nothing } from '../../_shared/nothing'
import { StaffPage } from '../../staff-page'
import { newAnswers } from '../invite-answers'
import { InviteFieldset } from '../invite-fieldset'
import { InviteForm } from '../invite-form'
import { makeInvite } from './actions'

/** The first of two steps; the second is the page of the invite, with its link. */
export default async function NewInvitePage() {
  const staff = await requireStaff('invites.own')
  const { products, owners } = await listInviteOptions(staff)
  const { timeZone } = env()
  return (
    <StaffPage title="New invite">
      {products.length === 0 ? (
        <Nothing title="There is no product yet">
          An administrator adds one; then you can invite people to it.
        </Nothing>
      ) : (
        <InviteForm
          action={makeInvite}
          initial={newAnswers(timeZone, new Date())}
          submit={{ label: 'Create the invite', progress: 'Creating…' }}
        >
          <InviteFieldset timeZone={timeZone} products={products} owners={owners} />
        </InviteForm>
      )}
      <div>
        <LinkButton tone="quiet" href={paths.staffInvites}>
          All invites
        </LinkButton>
      </div>
    </StaffPage>
  )
}
