import { Card } from '@/app/_ui/card'
import { paths } from '@/lib/paths'
import { countedDays, type ListedEndpoint } from '@/lib/webhooks/list-endpoints'
import { Moment } from '../_shared/moment'
import { disabledInWords } from './endpoint-texts'
import { EndpointMark } from './marks'

export function EndpointList({ endpoints }: { endpoints: ListedEndpoint[] }) {
  return (
    <ul className="flex flex-col gap-4">
      {endpoints.map((endpoint) => (
        <li key={endpoint.id}>
          <Card className="flex flex-col gap-3 p-5">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
              <h2 className="min-w-0 font-semibold break-all">
                <a
                  href={paths.staffWebhook(endpoint.id)}
                  className="text-accent underline-offset-3 hover:underline"
                >
                  {endpoint.url}
                </a>
              </h2>
              <EndpointMark {...endpoint} />
            </div>
            {endpoint.description ? <p className="break-words">{endpoint.description}</p> : null}
            <p className="text-sm break-words text-muted">{endpoint.events.join(', ')}</p>
            <p className="text-sm">
              <Health endpoint={endpoint} />
            </p>
          </Card>
        </li>
      ))}
    </ul>
  )
}

/** How an endpoint fares, in sentences. */
export function Health({ endpoint }: { endpoint: ListedEndpoint }) {
  const { disabledBecause, attempts, failures, waiting, lastAttempt } = endpoint
  return (
    <>
      {disabledBecause ? `${disabledInWords[disabledBecause]} ` : null}
      {lastAttempt ? (
        <>
          Last sent on <Moment at={lastAttempt.at} toTheSecond />,{' '}
          {lastAttempt.succeeded ? 'with success' : 'without success'}.{' '}
          {failures === 0
            ? `No attempt failed in ${countedDays} days.`
            : `${percent(failures / attempts)} of the attempts of ${countedDays} days failed (${failures} of ${attempts}).`}
        </>
      ) : (
        `Nothing was sent in ${countedDays} days.`
      )}
      {waiting > 0 ? ` ${waiting} on the way.` : null}
    </>
  )
}

function percent(part: number): string {
  return new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(part)
}
