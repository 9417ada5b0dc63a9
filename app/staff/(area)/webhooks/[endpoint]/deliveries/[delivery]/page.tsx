import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Button } from '@/app/_ui/button'
import { LinkButton } from '@/app/_ui/link-button'
import { answerTo } from '@/app/staff/answer-to'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { findDelivery, type FoundDelivery } from '@/lib/webhooks/find-delivery'
import { keptDays } from '@/lib/webhooks/forget-old-webhooks'
import { CodeBlock } from '../../../../_shared/code-block'
import { Moment } from '../../../../_shared/moment'
import { Said } from '../../../../_shared/said'
import { Section } from '../../../../_shared/section'
import { StaffPage } from '../../../../staff-page'
import { steerEndpoint } from '../../../actions'
import { saidAboutEndpoint } from '../../../endpoint-texts'
import { DeliveryMark } from '../../../marks'
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
      {state === 'pending' || said !== 'on-its-way' ? (
        <Said text={answerTo(saidAboutEndpoint, said)} />
      ) : null}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <DeliveryMark state={state} />
        <Moment at={createdAt} toTheSecond />
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
      <Section title="Attempts">
        <Attempts delivery={delivery} />
        <div className="flex flex-wrap gap-3">
          {payload ? <SendAgain endpoint={endpoint} delivery={delivery} /> : null}
          <LinkButton tone="quiet" href={paths.staffWebhook(endpoint)}>
            All deliveries
          </LinkButton>
        </div>
      </Section>
      <Section title="Payload">
        {payload ? (
          <CodeBlock label="Payload as JSON" text={JSON.stringify(payload, null, 2)} />
        ) : (
          <p className="text-muted">
            It is gone: the person was erased, or {keptDays} days have passed. It cannot be sent again.
          </p>
        )}
      </Section>
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
