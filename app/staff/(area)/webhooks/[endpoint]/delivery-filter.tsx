import { Button } from '@/app/_ui/button'
import { Select } from '@/app/_ui/select'
import { eventNames } from '@/lib/webhooks/event-types'
import { deliveryStates, type DeliveryQuery } from '@/lib/webhooks/list-deliveries'
import { deliveryStateNames } from '../marks'

/** Asks by GET, so that every list has an address of its own. */
export function DeliveryFilter({ page, query }: { page: string; query: DeliveryQuery }) {
  return (
    <form
      action={page}
      role="search"
      aria-label="Deliveries"
      className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]"
    >
      <label className="flex min-w-0 flex-col gap-1.5 font-medium">
        Event
        <Select name="type" defaultValue={query.type ?? ''}>
          <option value="">All</option>
          {eventNames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </label>
      <label className="flex min-w-0 flex-col gap-1.5 font-medium">
        Outcome
        <Select name="state" defaultValue={query.state ?? ''}>
          <option value="">All</option>
          {deliveryStates.map((state) => (
            <option key={state} value={state}>
              {deliveryStateNames[state]}
            </option>
          ))}
        </Select>
      </label>
      <Button type="submit" tone="quiet">
        Show
      </Button>
    </form>
  )
}
