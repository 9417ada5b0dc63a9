import { LinkButton } from '@/app/_ui/link-button'
import { answerTo } from '@/app/staff/answer-to'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { listEndpoints } from '@/lib/webhooks/list-endpoints'
import { Nothing } from '../_shared/nothing'
import { Said } from '../_shared/said'
import { StaffPage } from '../staff-page'
import { EndpointList } from './endpoint-list'
import { saidAboutEndpoint } from './endpoint-texts'

type WebhooksPageProps = { searchParams: Promise<{ said?: string | string[] }> }

export default async function WebhooksPage({ searchParams }: WebhooksPageProps) {
  const staff = await requireStaff('webhooks.manage')
  const [{ said }, endpoints] = await Promise.all([searchParams, listEndpoints(staff)])
  return (
    <StaffPage title="Webhooks">
      <Said text={answerTo(saidAboutEndpoint, said)} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-prose text-muted">
          Tell other systems, such as a CRM or a chat, what happens to signups: each event is one signed POST
          to the endpoints that want it.
        </p>
        <LinkButton href={paths.staffNewWebhook}>Add an endpoint</LinkButton>
      </div>
      {endpoints.length === 0 ? <NoneYet /> : <EndpointList endpoints={endpoints} />}
    </StaffPage>
  )
}

function NoneYet() {
  return (
    <Nothing title="No endpoint yet">
      Add the URL of a receiver and choose its events. You get a secret, by which the receiver verifies that a
      message is genuine, and can send a test at once. docs/webhooks.md has every payload and receivers in
      four languages.
    </Nothing>
  )
}
