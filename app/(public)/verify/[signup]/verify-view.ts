import type { CodeProblem } from '@/lib/signups/enter-code'
import type { InviteOffer } from '../../i/invite-offer'
import type { Refusal } from '../../refusal'

/** What the page says after one of its forms was posted; the words are chosen on the server. */
export type VerifyView =
  | { kind: 'idle' }
  | { kind: 'problem'; problem: CodeProblem; text: string }
  /** About the mail that was asked for once more. */
  | { kind: 'mail'; text: string }
  | { kind: 'confirmed' }
  | { kind: 'over' }
  | { kind: 'refused'; refusal: Refusal; newInvite?: InviteOffer }
