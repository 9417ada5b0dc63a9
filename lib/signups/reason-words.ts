import type { Reason } from './reasons'

/** Beside the exact codes, what signups are waiting for or left undone. */
type OpenReason =
  | 'opened-again'
  | 'still-running'
  | 'never-returned'
  | 'never-launched'
  | 'waiting-in-line'
  | 'in-review'
  | 'proof-pending'
  | 'on-the-way'

/** In a few words for staff why somebody went no further; docs/troubleshooting.md says what to do about it. */
const words: Partial<Record<Reason | OpenReason, string>> = {
  'person-quota': 'The limit of the person was reached',
  'company-quota': 'The limit of the company was reached',
  'network-quota': 'The limit of the network was reached',
  'campaign-quota': 'All places of the campaign were taken',
  'product-quota': 'All places of the product were taken',
  'product-paused': 'The product was paused',
  'captcha-missing': 'No solution of the captcha came',
  'captcha-invalid': 'The solution of the captcha was wrong',
  'captcha-expired': 'The solution of the captcha was too old',
  'captcha-spent': 'The solution of the captcha was used before',
  'already-has-trial': 'The person has a trial',
  'too-many-attempts': 'Too many attempts',
  'invite-not-yet': 'The invite starts later',
  'invite-expired': 'The invite has expired',
  'invite-used-up': 'The invite was used up',
  'invite-revoked': 'The invite was taken back',
  'trial-revoked': 'The invite was taken back during the trial',
  'invite-wrong-address': 'The invite is for another address',
  honeypot: 'A program filled in the form',
  'disposable-mail': 'The address was a disposable one',
  'free-mail': 'The address was at a free mail service',
  'company-refused': 'The company is refused',
  'company-not-listed': 'The company is not on the list',
  'frame-refused': 'Frame refused',
  'frame-unavailable': 'Frame did not answer',
  'frame-unknown': 'Frame’s answer got lost',
  abandoned: 'The portal stopped on the way',
  'cannot-verify': 'No mail server is set to prove addresses',
  'never-verified': 'The address was not proved within a day',
  'offer-lapsed': 'The held place was not taken',
  superseded: 'The person asked again instead',
  'opened-again': 'Came back, and no session was seen',
  'still-running': 'The trial still runs',
  'never-returned': 'Did not come back',
  'never-launched': 'No session was seen',
  'waiting-in-line': 'Waits in line',
  'in-review': 'Waits for staff',
  'proof-pending': 'Has yet to prove the address',
  'on-the-way': 'A place is held',
}

export function reasonWords(reason: string): string {
  return (Object.hasOwn(words, reason) ? words[reason as keyof typeof words] : undefined) ?? reason
}
