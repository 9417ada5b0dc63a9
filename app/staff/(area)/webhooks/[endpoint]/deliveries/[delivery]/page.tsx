import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Button } from '@/app/_ui/button'
import { Card } from '@/app/_ui/card'
import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { findDelivery, type FoundDelivery } from '@/lib/webhooks/find-delivery'
import { keptDays } from '@/lib/webhooks/forget-old-webhooks'
import { StaffPage } from '../../../../staff-page'
import { steerEndpoint } from '../../../actions'
import { DeliveryMark } from '../../../marks'
import { Moment } from '../../../moment'
import { Said } from '../../../said'
import { Attempts } from './attempts'
import { FollowDelivery } from './follow-delivery'

type DeliveryPageProps = {
  params: Promise<{ endpoint: string; delivery: string }>
  searchParams: Promise<{ said?: string | string[] }>
}

export default async function DeliveryPage({ params, searchParams }: DeliveryPageProps) {
  const staff = await requireStaff('webhooks.manage')
  const [{ endpoint, delivery: named }, { said }] = await Promise.all([params, searchParams])
  const areIds = [endpoint, named].every((id) => z.uuid().safeParse(id).success)
  const delivery = areIds ? await findDelivery(staff, { endpoint, delivery: named }) : null
  if (!delivery) notFound()
  const { type, test, state, createdAt, signupId, payload } = delivery
  return (
    <StaffPage title={test ? `${type} (test)` : type}>
      <Said said={state === 'pending' || said !== 'on-its-way' ? said : undefined} />
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <DeliveryMark state={state} />
        <Moment at={createdAt} />
        <code className="text-sm break-all text-muted">{delivery.webhookId}</code>
        {signupId ? (
          <a
            href={paths.staffSignup(signupId)}
            className="text-accent underline underline-offset-3 hover:text-accent-strong"
          >
            The signup
          </a>
        ) : null}
      </p>
      {state === 'pending' ? <FollowDelivery /> : null}
      <section>
        <Card className="flex flex-col gap-4 p-5 sm:p-6">
          <h2 className="text-lg font-semibold">Attempts</h2>
          <Attempts delivery={delivery} />
          <div className="flex flex-wrap gap-3">
            {payload ? <SendAgain endpoint={endpoint} delivery={delivery} /> : null}
            <LinkButton tone="quiet" href={paths.staffWebhook(endpoint)}>
              All deliveries
            </LinkButton>
          </div>
        </Card>
      </section>
      <section>
        <Card className="flex flex-col gap-4 p-5 sm:p-6">
          <h2 className="text-lg font-semibold">Payload</h2>
          {payload ? (
            <pre
              tabIndex={0}
              role="region"
              aria-label="Payload as JSON"
              className="overflow-x-auto rounded-md border border-line bg-page p-4 text-sm"
            >
              {JSON.stringify(payload, null, 2)}
            </pre>
          ) : (
            <p className="text-muted">
              It is gone: the person was erased, or {keptDays} days have passed. It cannot be sent again.
            </p>
          )}
        </Card>
      </section>
    </StaffPage>
  )
}

function SendAgain({ endpoint, delivery }: { endpoint: string; delivery: FoundDelivery }) {
  return (
    <form action={steerEndpoint}>
      <input type="hidden" name="what" value="replay" />
      <input type="hidden" name="endpoint" value={endpoint} />
      <input type="hidden" name="delivery" value={delivery.id} />
      <Button type="submit">{delivery.state === 'pending' ? 'Try now' : 'Send again'}</Button>
    </form>
  )
}
