import type { SignupState } from '@/lib/signups/staff/listed-signup'
import { Mark, type MarkLook } from '../_shared/mark'

const states: Record<SignupState, { text: string; look: MarkLook }> = {
  unverified: { text: 'Waits for a proof', look: 'over' },
  reserved: { text: 'Place held', look: 'underWay' },
  active: { text: 'Running', look: 'good' },
  ended: { text: 'Ended', look: 'over' },
  review: { text: 'In review', look: 'underWay' },
  waitlisted: { text: 'In line', look: 'underWay' },
  refused: { text: 'Refused', look: 'bad' },
  failed: { text: 'Failed', look: 'bad' },
  unresolved: { text: 'Outcome unknown', look: 'over' },
}

export const stateNames = Object.fromEntries(
  Object.entries(states).map(([state, { text }]) => [state, text]),
) as Record<SignupState, string>

/** Where a signup stands. */
export function SignupStateMark({ state }: { state: SignupState }) {
  return <Mark {...states[state]} />
}
