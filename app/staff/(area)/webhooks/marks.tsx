import type { DeliveryState } from '@/lib/webhooks/list-deliveries'
import { Mark, type MarkLook } from '../_shared/mark'

export const deliveryStateNames: Record<DeliveryState, string> = {
  pending: 'On its way',
  delivered: 'Delivered',
  failed: 'Failed',
  dropped: 'Dropped',
}

const deliveryLooks: Record<DeliveryState, MarkLook> = {
  pending: 'underWay',
  delivered: 'good',
  failed: 'bad',
  dropped: 'over',
}

export function DeliveryMark({ state }: { state: DeliveryState }) {
  return <Mark look={deliveryLooks[state]} text={deliveryStateNames[state]} />
}

/** Whether an endpoint is told anything, and how that goes. */
export function EndpointMark({ enabled, failingSince }: { enabled: boolean; failingSince: Date | null }) {
  if (!enabled) return <Mark look="over" text="Disabled" />
  return failingSince ? <Mark look="bad" text="Failing" /> : <Mark look="good" text="Enabled" />
}
