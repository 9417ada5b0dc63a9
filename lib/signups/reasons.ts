/**
 * Why a signup did not end in a trial. The exact code is for log, metric, audit and staff; the public code is all a
 * prospect's page, URL and `data-reason` show. A new code needs a line here, a new public code also its status and
 * its sentences in messages/.
 */
const PUBLIC_REASON = {
  // One public code, so that nobody can find out whose limit it was.
  'person-quota': 'limit-reached',
  'company-quota': 'limit-reached',
  'network-quota': 'limit-reached',

  'campaign-quota': 'sold-out',
  'product-quota': 'sold-out',
  'product-paused': 'paused',

  'captcha-missing': 'captcha-failed',
  'captcha-invalid': 'captcha-failed',
  'captcha-expired': 'captcha-failed',
  'captcha-spent': 'captcha-failed',

  'already-has-trial': 'already-has-trial',
  'too-many-attempts': 'too-many-attempts',

  'invite-unknown': 'invite-unknown',
  'invite-not-yet': 'invite-not-yet',
  'invite-expired': 'invite-over',
  'invite-used-up': 'invite-over',
  'invite-revoked': 'invite-over',
  'invite-wrong-address': 'invite-wrong-address',

  // One public code, so that nobody can find out who is on a list.
  honeypot: 'not-accepted',
  'disposable-mail': 'not-accepted',
  'free-mail': 'not-accepted',
  'company-refused': 'not-accepted',
  'company-not-listed': 'not-accepted',

  'request-invalid': 'form-expired',
  'request-expired': 'form-expired',
  'request-used': 'form-expired', // with another address than the first time

  'frame-refused': 'trial-unavailable', // a definite no: nothing was minted
  'frame-unavailable': 'trial-unavailable',
  'frame-unknown': 'trial-delayed', // sent, never answered: it may have been minted
  abandoned: 'trial-unavailable', // the portal stopped before it asked Frame
  'cannot-verify': 'trial-unavailable', // a proof of the address is wanted, and no mail server is set
  'still-preparing': 'trial-delayed', // the first submit of the same form still runs

  'never-verified': 'form-expired',
  'offer-lapsed': 'offer-lapsed',
  superseded: 'form-expired', // a later request of the same person took over

  'unknown-browser': 'unknown-browser', // no cookie, or one that does not own the trial
  'trial-ended': 'trial-ended',
  'trial-revoked': 'trial-revoked', // with the invite it came with
  'return-loop': 'too-many-returns', // three times within a minute: the Launchpad rejects the token
  'relogin-limit': 'too-many-returns',
} as const satisfies Record<string, PublicReason>

const PAGE_STATUS = {
  'limit-reached': 429,
  'sold-out': 429,
  paused: 503,
  'captcha-failed': 403,
  'already-has-trial': 409,
  'too-many-attempts': 429,
  'invite-unknown': 404,
  'invite-not-yet': 403,
  'invite-over': 410,
  'invite-wrong-address': 403,
  'offer-lapsed': 410,
  'not-accepted': 403,
  'form-expired': 422,
  'trial-unavailable': 503,
  'trial-delayed': 503,
  'unknown-browser': 403,
  'trial-ended': 410,
  'trial-revoked': 410,
  'too-many-returns': 429,
} as const

export type Reason = keyof typeof PUBLIC_REASON
export type PublicReason = keyof typeof PAGE_STATUS

export function publicReasonOf(reason: Reason): PublicReason {
  return PUBLIC_REASON[reason]
}

/** The HTTP status of the page that shows the reason; it depends on nothing but the public code. */
export function pageStatusOf(reason: PublicReason): number {
  return PAGE_STATUS[reason]
}

/** Every exact code. */
export const exactReasons = Object.keys(PUBLIC_REASON).filter(isReason)

/** Whether a stored or reported text is one of our exact codes. */
export function isReason(text: string): text is Reason {
  return Object.hasOwn(PUBLIC_REASON, text)
}
