import { canonicaliseEmail } from '@/lib/email/canonicalise-email'
import { emailKey } from '@/lib/email/email-key'
import { requireEnv } from '@/lib/env'
import { createFrameMemory } from '@/lib/frame/frame-memory'
import { setFrameMemory } from '@/lib/frame/process-memory'
import { log } from '@/lib/log'
import { findProductForSignup } from '@/lib/products/find-product'
import { acceptOffer } from '@/lib/signups/accept-offer'
import { admitSignup } from '@/lib/signups/admit-signup'
import { confirmLink } from '@/lib/signups/confirm-link'
import { enterCode } from '@/lib/signups/enter-code'
import { goOn } from '@/lib/signups/go-on'
import { resendCode } from '@/lib/signups/resend-code'
import { settleSignups } from '@/lib/signups/settle-signups'
import type { SignupForm } from '@/lib/signups/signup-input'
import type { RequestFacts } from '@/lib/signups/request-facts'
import { submitSignup, type Door } from '@/lib/signups/submit-signup'
import { askForMoreTime } from '@/lib/trials/ask-for-more-time'
import { askForReturn } from '@/lib/trials/ask-for-return'
import { endTrial } from '@/lib/trials/end-trial'
import { openTrial } from '@/lib/trials/open-trial'
import { announceReady } from '@/lib/waitlist/announce-ready'
import { offerPlaces } from '@/lib/waitlist/offer-places'
import type { BrowserCookie } from '@/lib/web/browser-cookie'
import { touchOf } from '../touch-of'
import { armFailpoint } from './failpoints'
import { moveTime, passDeadlines } from './moved-time'

export type AdmissionAttempt = {
  requestId: string
  email: string
  address: string
  campaign: string | null
  browserId: string
}

/** What a portal process of tests does when it is asked to. */
export const operations = {
  ready: async () => process.pid,
  arm: async (failpoint: Parameters<typeof armFailpoint>[0]) => armFailpoint(failpoint),
  moveTime: async (ms: number) => moveTime(ms),
  passDeadlines: async () => passDeadlines(),
  /** The faults of one history are not remembered in the next. */
  forgetFrame: async () => setFrameMemory(createFrameMemory({ log })),

  /** Admissions without the mints that follow, all at once. */
  async admit(slug: string, consentVersion: string, attempts: AdmissionAttempt[]) {
    const product = await findProductForSignup(slug)
    if (!product) throw new Error(`There is no product ${slug}.`)
    return Promise.all(
      attempts.map(({ requestId, email, address, campaign, browserId }) => {
        const canonical = canonicaliseEmail(email)
        if (canonical.kind === 'invalid') throw new Error(`${email} is no address.`)
        return admitSignup({
          requestId,
          product,
          input: { ...noDetails, email: canonical.email },
          personKey: emailKey(canonical.email.identity, requireEnv('quotaKey')),
          facts: { ...plainFacts, address, lastTouch: touchOf(campaign) },
          browserId,
          captcha: null,
          consentVersion,
          invite: null,
          judgement: { refuseBecause: null, verifyBecause: null, rules: [] },
        })
      }),
    )
  },

  submit: (door: Door, form: SignupForm, facts: RequestFacts) =>
    submitSignup({ door, form, facts, consentText: (product) => `I agree to try ${product}.` }),
  enterCode,
  confirmLink,
  goOn,
  resendCode,
  acceptOffer,
  askForReturn,
  askForMoreTime,
  endTrial,
  openTrial: (handle: string, browserCookie: BrowserCookie | null) =>
    openTrial({ handle, browserCookie, query: new URLSearchParams() }),
  /** One round of the janitor. */
  async janitor() {
    const settled = await settleSignups()
    return settled + (await offerPlaces()) + (await announceReady())
  },
}
export type Operations = typeof operations

const noDetails = { firstName: 'Jane', lastName: null, company: null, country: null, timeZone: null }

const plainFacts = {
  device: 'Firefox, Windows',
  language: 'en',
  gpc: false,
  browserCookie: null,
  firstTouch: null,
} as const
