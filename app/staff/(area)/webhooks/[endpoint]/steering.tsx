import { Disclosure } from '@/app/_ui/disclosure'
import { Select } from '@/app/_ui/select'
import { eventNames } from '@/lib/webhooks/event-types'
import type { ListedEndpoint } from '@/lib/webhooks/list-endpoints'
import { Decision } from '../../_shared/decision'
import { steerEndpoint } from '../actions'

const times = {
  '1': 'in the last hour',
  '24': 'in the last day',
  '168': 'in the last 7 days',
  '720': 'in the last 30 days',
}

/** What an administrator can do with an endpoint as it stands now. */
export function Steering({ endpoint: { id, enabled, events } }: { endpoint: ListedEndpoint }) {
  const step = { action: steerEndpoint, about: { field: 'endpoint', id } }
  return (
    <div className="flex flex-col gap-5">
      {enabled ? (
        <Decision
          {...step}
          what="test"
          label="Send a test"
          hint="An invented signup, on the same way as real ones."
        >
          <label className="flex min-w-0 flex-1 basis-48 flex-col gap-1.5 font-medium">
            Event of the test
            <Select name="type" defaultValue={events[0]}>
              {eventNames.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          </label>
        </Decision>
      ) : null}
      <Decision
        {...step}
        what="replay-failed"
        label="Send again"
        hint="Under the ids they had, so that a receiver can drop what it has."
      >
        <label className="flex min-w-0 flex-1 basis-48 flex-col gap-1.5 font-medium">
          All that failed
          <Select name="hours" defaultValue="24">
            {Object.entries(times).map(([hours, text]) => (
              <option key={hours} value={hours}>
                {text}
              </option>
            ))}
          </Select>
        </label>
      </Decision>
      {enabled ? (
        <Decision
          {...step}
          what="disable"
          label="Disable"
          hint="Nothing new is written down for it; what is on its way waits."
        />
      ) : (
        <Decision {...step} what="enable" label="Enable" hint="What waits for it goes out at once." />
      )}
      <Disclosure summary="Delete the endpoint">
        <Decision {...step} what="delete" label="Delete for good" hint="Its secret and its log go with it." />
      </Disclosure>
    </div>
  )
}
