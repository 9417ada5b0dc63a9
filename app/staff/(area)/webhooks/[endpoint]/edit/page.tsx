import { notFound } from 'next/navigation'
import { z } from 'zod'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { findEndpoint } from '@/lib/webhooks/list-endpoints'
import { StaffPage } from '../../../staff-page'
import { saveEndpoint } from '../../actions'
import { describedEvents } from '../../described-events'
import { EndpointForm } from '../../endpoint-form'

type EditWebhookPageProps = { params: Promise<{ endpoint: string }> }

export default async function EditWebhookPage({ params }: EditWebhookPageProps) {
  const staff = await requireStaff('webhooks.manage')
  const { endpoint: named } = await params
  const endpoint = z.uuid().safeParse(named).success ? await findEndpoint(staff, named) : null
  if (!endpoint) notFound()
  const { id, url, description, personalData, events } = endpoint
  return (
    <StaffPage title="Change the endpoint">
      <EndpointForm
        action={saveEndpoint}
        endpoint={id}
        values={{
          url,
          description,
          personalData,
          ...Object.fromEntries(events.map((name) => [name, true])),
        }}
        events={describedEvents}
        submit="Save"
        pages={paths.staffWebhooks}
      />
    </StaffPage>
  )
}
