import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { LinkButton } from '@/app/_ui/link-button'
import { answerTo } from '@/app/staff/answer-to'
import { paths } from '@/lib/paths'
import { requireStaff } from '@/lib/staff/require-staff'
import { deliverySearch, listDeliveries, parseDeliveryQuery } from '@/lib/webhooks/list-deliveries'
import { findEndpoint, type ListedEndpoint } from '@/lib/webhooks/list-endpoints'
import { Facts } from '../../_shared/facts'
import { Moment } from '../../_shared/moment'
import { Nothing } from '../../_shared/nothing'
import { Said } from '../../_shared/said'
import { Section } from '../../_shared/section'
import { StaffPage } from '../../staff-page'
import { Health } from '../endpoint-list'
import { replayedSome, saidAboutEndpoint } from '../endpoint-texts'
import { EndpointMark } from '../marks'
import { DeliveryFilter } from './delivery-filter'
import { DeliveryTable } from './delivery-table'
import { NewSecret } from './new-secret'
import { Steering } from './steering'

type WebhookPageProps = {
  params: Promise<{ endpoint: string }>
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>
}

export default async function WebhookPage({ params, searchParams }: WebhookPageProps) {
  const staff = await requireStaff('webhooks.manage')
  const [{ endpoint: named }, given] = await Promise.all([params, searchParams])
  const endpoint = z.uuid().safeParse(named).success ? await findEndpoint(staff, named) : null
  if (!endpoint) notFound()
  const query = parseDeliveryQuery(given)
  const { deliveries, next } = await listDeliveries(staff, endpoint.id, query)
  const page = paths.staffWebhook(endpoint.id)
  return (
    <StaffPage title={new URL(endpoint.url).host}>
      <Said text={replayedSome(given) ?? answerTo(saidAboutEndpoint, given.said)} />
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <Section title="Deliveries">
          <DeliveryFilter page={page} query={query} />
          {deliveries.length === 0 ? (
            <NothingSent isNarrowed={query.type !== null || query.state !== null || query.after !== null} />
          ) : (
            <DeliveryTable endpoint={endpoint.id} deliveries={deliveries} />
          )}
          {next ? (
            <nav aria-label="Pages">
              <LinkButton tone="quiet" rel="next" href={`${page}${deliverySearch(query, next)}`}>
                Older deliveries
              </LinkButton>
            </nav>
          ) : null}
        </Section>
        <div className="flex min-w-0 flex-col gap-6">
          <Section title="Endpoint">
            <Facts of={factsOf(endpoint)} />
            <div className="flex flex-wrap gap-3">
              <LinkButton tone="quiet" href={paths.staffWebhookEdit(endpoint.id)}>
                Change
              </LinkButton>
              <LinkButton tone="quiet" href={paths.staffWebhooks}>
                All endpoints
              </LinkButton>
            </div>
          </Section>
          <Section title="Actions">
            <Steering endpoint={endpoint} />
          </Section>
          <Section title="Secret">
            <NewSecret endpoint={endpoint.id} page={page} />
          </Section>
        </div>
      </div>
    </StaffPage>
  )
}

function factsOf(endpoint: ListedEndpoint): [string, ReactNode][] {
  const { url, description, events, personalData, previousSecretUntil } = endpoint
  return [
    ['State', <EndpointMark key="state" {...endpoint} />],
    [
      'URL',
      <span key="url" className="break-all">
        {url}
      </span>,
    ],
    ['What it is for', description],
    ['Events', events.join(', ')],
    ['Personal data', personalData ? 'Says who the person is' : 'Says nothing about who the person is'],
    ['How it fares', <Health key="health" endpoint={endpoint} />],
    [
      'The old secret signs until',
      previousSecretUntil ? <Moment key="until" at={previousSecretUntil} toTheSecond /> : null,
    ],
  ]
}

function NothingSent({ isNarrowed }: { isNarrowed: boolean }) {
  return (
    <Nothing title={isNarrowed ? 'None like that' : 'Nothing was sent yet'}>
      {isNarrowed
        ? 'Choose another event or outcome, or all of them.'
        : 'The next event that it wants goes there within a second. Or send a test now.'}
    </Nothing>
  )
}
