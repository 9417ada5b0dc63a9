import type { InviteState } from '@/lib/invites/staff/invite-state'
import { Mark, type MarkLook } from '../_shared/mark'

const states: Record<InviteState, { text: string; look: MarkLook }> = {
  open: { text: 'Open', look: 'good' },
  'not-yet': { text: 'Not yet', look: 'underWay' },
  expired: { text: 'Expired', look: 'over' },
  'used-up': { text: 'Used up', look: 'over' },
  revoked: { text: 'Revoked', look: 'bad' },
  archived: { text: 'Archived', look: 'over' },
}

export function inviteStateName(state: InviteState): string {
  return states[state].text
}

/** Where an invite stands. */
export function InviteStateMark({ state }: { state: InviteState }) {
  return <Mark {...states[state]} />
}
