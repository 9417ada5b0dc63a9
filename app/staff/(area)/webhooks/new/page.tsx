import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { StaffPage } from '../../staff-page'
import { addEndpoint } from '../actions'
import { describedEvents } from '../described-events'
import { EndpointForm } from '../endpoint-form'

export default async function NewWebhookPage() {
  await requireStaff('webhooks.manage')
  return (
    <StaffPage title="New endpoint">
      <EndpointForm
        action={addEndpoint}
        endpoint={null}
        values={{}}
        events={describedEvents}
        submit="Add endpoint"
        pages={paths.staffWebhooks}
      />
    </StaffPage>
  )
}
