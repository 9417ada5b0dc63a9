import { Button } from '@/app/_ui/button'
import { controlLook } from '@/app/_ui/field-frame'
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
        <select name="type" defaultValue={query.type ?? ''} className={controlLook}>
          <option value="">All</option>
          {eventNames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label className="flex min-w-0 flex-col gap-1.5 font-medium">
        Outcome
        <select name="state" defaultValue={query.state ?? ''} className={controlLook}>
          <option value="">All</option>
          {deliveryStates.map((state) => (
            <option key={state} value={state}>
              {deliveryStateNames[state]}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" tone="quiet">
        Show
      </Button>
    </form>
  )
}
