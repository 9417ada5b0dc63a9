import { paths } from '@/lib/paths'
import { problemInWords } from '@/lib/webhooks/attempt-problem'
import type { ListedDelivery } from '@/lib/webhooks/list-deliveries'
import { Moment } from '../../_shared/moment'
import { DeliveryMark } from '../marks'

/** One line each, newest first. On a narrow screen the lines become blocks. */
export function DeliveryTable({ endpoint, deliveries }: { endpoint: string; deliveries: ListedDelivery[] }) {
  return (
    <table className="w-full text-left">
      <thead className="hidden text-sm text-muted md:table-header-group">
        <tr>
          {['Event', 'Outcome', 'Attempts'].map((head) => (
            <th key={head} scope="col" className="py-2 pr-4 font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id} className="block border-t border-line py-3 align-top md:table-row md:py-0">
            <th scope="row" className="block font-normal md:table-cell md:py-2.5 md:pr-4">
              <a
                href={paths.staffWebhookDelivery(endpoint, delivery.id)}
                className="font-semibold text-accent underline-offset-3 hover:underline"
              >
                {delivery.type}
              </a>
              {delivery.test ? <span className="text-sm text-muted"> (test)</span> : null}
              <span className="block text-sm text-muted">
                <Moment at={delivery.createdAt} toTheSecond />
              </span>
            </th>
            <td className="block pt-1 md:table-cell md:py-2.5 md:pr-4">
              <DeliveryMark state={delivery.state} />
              {delivery.last?.problem ? (
                <span className="mt-1 block text-sm text-muted">
                  {delivery.last.status === null ? null : `${delivery.last.status}: `}
                  {problemInWords(delivery.last.problem)}
                </span>
              ) : null}
            </td>
            <td className="block text-sm tabular-nums md:table-cell md:py-3">
              {delivery.attempts}
              <span className="md:hidden">{delivery.attempts === 1 ? ' attempt' : ' attempts'}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
