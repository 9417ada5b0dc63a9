import type { FoundSignup } from '@/lib/signups/staff/find-signup'
import { Decision } from '../../_shared/decision'
import { decideAboutSignup } from './actions'

/** What an administrator can do about a signup as it stands now; nothing where nothing can be done. */
export function Decisions({ signup, now }: { signup: FoundSignup; now: Date }) {
  const { id, state, reason, offeredUntil, grantedAt, anonymisedAt } = signup
  const mayAllow = ['refused', 'failed', 'waitlisted', 'review'].includes(state) && reason !== 'superseded'
  const waitsForMail =
    state === 'unverified' || (state === 'reserved' && offeredUntil !== null && offeredUntil > now)
  const hasTrial = grantedAt !== null && (state === 'active' || state === 'ended')
  if (anonymisedAt || (!mayAllow && !waitsForMail && !hasTrial)) {
    return <p className="text-muted">There is nothing to decide at the moment.</p>
  }
  const decision = { action: decideAboutSignup, about: { field: 'signup', id } }
  return (
    <div className="flex flex-col gap-5">
      {mayAllow ? (
        <Decision
          {...decision}
          what="allow"
          label="Allow and invite by mail"
          hint="Holds a place for three days, outside every quota, and mails the link to it."
        />
      ) : null}
      {waitsForMail ? (
        <Decision
          {...decision}
          what="mail-again"
          label="Mail again"
          hint={
            state === 'unverified' ? 'Sends the code once more.' : 'Sends the link to the place that is held.'
          }
        />
      ) : null}
      {hasTrial ? (
        <Decision
          {...decision}
          what="more-time"
          label={state === 'ended' ? 'Let it run again' : 'Give more time'}
          hint="Counts from the end of the trial, or from now where it has ended."
        >
          <label className="flex items-center gap-2">
            <input
              name="days"
              type="number"
              inputMode="decimal"
              min="0.25"
              max="90"
              step="0.25"
              defaultValue="7"
              required
              className="min-h-12 w-24 rounded-md border border-field bg-surface px-3"
            />
            days
          </label>
        </Decision>
      ) : null}
      {state === 'active' ? (
        <Decision
          {...decision}
          what="end"
          label="End the trial"
          hint="The Launchpad does not open again. More time brings it back."
        />
      ) : null}
    </div>
  )
}
