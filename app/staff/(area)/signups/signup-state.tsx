import type { SignupState } from '@/lib/signups/staff/list-signups'

const states: Record<SignupState, { text: string; look: string }> = {
  unverified: { text: 'Waits for a proof', look: 'border-field text-muted' },
  reserved: { text: 'Place held', look: 'border-accent text-accent' },
  active: { text: 'Running', look: 'border-success text-success' },
  ended: { text: 'Ended', look: 'border-field text-muted' },
  review: { text: 'In review', look: 'border-accent text-accent' },
  waitlisted: { text: 'In line', look: 'border-accent text-accent' },
  refused: { text: 'Refused', look: 'border-danger text-danger' },
  failed: { text: 'Failed', look: 'border-danger text-danger' },
  unresolved: { text: 'Outcome unknown', look: 'border-field text-muted' },
}

export const stateNames = Object.fromEntries(
  Object.entries(states).map(([state, { text }]) => [state, text]),
) as Record<SignupState, string>

/** Where a signup stands, in words; the colour only repeats them. */
export function SignupStateMark({ state }: { state: SignupState }) {
  const { text, look } = states[state]
  return (
    <span
      className={`inline-block rounded-md border px-2 py-0.5 text-sm font-medium whitespace-nowrap ${look}`}
    >
      {text}
    </span>
  )
}
