import type { InviteState } from '@/lib/invites/staff/invite-state'

const states: Record<InviteState, { text: string; look: string }> = {
  open: { text: 'Open', look: 'border-success text-success' },
  'not-yet': { text: 'Not yet', look: 'border-accent text-accent' },
  expired: { text: 'Expired', look: 'border-field text-muted' },
  'used-up': { text: 'Used up', look: 'border-field text-muted' },
  revoked: { text: 'Revoked', look: 'border-danger text-danger' },
  archived: { text: 'Archived', look: 'border-field text-muted' },
}

export function inviteStateName(state: InviteState): string {
  return states[state].text
}

/** Where an invite stands, in words; the colour only repeats them. */
export function InviteStateMark({ state }: { state: InviteState }) {
  const { text, look } = states[state]
  return (
    <span
      className={`inline-block rounded-md border px-2 py-0.5 text-sm font-medium whitespace-nowrap ${look}`}
    >
      {text}
    </span>
  )
}
