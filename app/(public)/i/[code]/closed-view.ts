import type { ClosedInvite } from '@/lib/invites/find-invite-page'
import { publicReasonOf } from '@/lib/signups/reasons'
import type { SignupFormState } from '@/lib/signups/signup-form-state'
import { refusalOf, type Wording } from '../../refusal'
import { signupView, type SignupView } from '../../signup/signup-view'

/** In place of the form: why the invite lets nobody in now, in words of its own, which only holders of the link see. */
export function closedView(
  { closed, startsAt }: { closed: ClosedInvite; startsAt: Date | null },
  opening: SignupFormState,
  wording: Wording,
): SignupView {
  const words = wording.messages.invite.closed[closed]
  const freesAt = closed === 'invite-not-yet' && startsAt ? startsAt.toISOString() : null
  const refusal = {
    ...refusalOf({ reason: publicReasonOf(closed), freesAt }, wording),
    ...words,
    pageTitle: wording.messages.titleOf(words.title, wording.portal),
  }
  return { ...signupView(opening, wording), refusal }
}
