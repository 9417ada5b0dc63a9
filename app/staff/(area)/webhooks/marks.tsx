import type { DeliveryState } from '@/lib/webhooks/list-deliveries'

type Look = keyof typeof looks

const looks = {
  good: 'border-success text-success',
  bad: 'border-danger text-danger',
  underWay: 'border-accent text-accent',
  over: 'border-field text-muted',
}

export const deliveryStateNames: Record<DeliveryState, string> = {
  pending: 'On its way',
  delivered: 'Delivered',
  failed: 'Failed',
  dropped: 'Dropped',
}

const deliveryLooks: Record<DeliveryState, Look> = {
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

/** In words; the colour only repeats them. */
function Mark({ look, text }: { look: Look; text: string }) {
  return (
    <span
      className={`inline-block rounded-md border px-2 py-0.5 text-sm font-medium whitespace-nowrap ${looks[look]}`}
    >
      {text}
    </span>
  )
}
