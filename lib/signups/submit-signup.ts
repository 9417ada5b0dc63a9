import { verifyCaptcha } from '../captcha/proof-of-work'
import { requireEnv } from '../env'
import { emailKey } from '../email/email-key'
import { log } from '../log'
import { findProductForSignup } from '../products/find-product'
import { admitSignup } from './admit-signup'
import { findBrowser } from './find-browser'
import { findEarlierSignup, findRunningTrial } from './find-own-signup'
import { mintForSignup } from './mint-for-signup'
import type { Reason } from './reasons'
import { rememberConsent } from './remember-consent'
import { replaySignup } from './replay-signup'
import type { RequestFacts } from './request-facts'
import { verifyRequestId } from './request-id'
import { parseSignupInput, type SignupForm } from './signup-input'
import type { SignupOutcome } from './signup-outcome'

export type SignupPost = {
  productSlug: string
  form: SignupForm
  facts: RequestFacts
  /** The consent sentence as the page shows it for a product. */
  consentText: (productName: string) => string
}

/** One post of the signup form, from the cheapest check to the dearest: nothing is taken before everything was judged. */
export async function submitSignup(post: SignupPost): Promise<SignupOutcome> {
  const outcome = await decide(post)
  log.info({ product: post.productSlug, ...logOf(outcome) }, 'signup')
  return outcome
}

async function decide({ productSlug, form, facts, consentText }: SignupPost): Promise<SignupOutcome> {
  const now = new Date()
  const product = await findProductForSignup(productSlug)
  if (!product) return { kind: 'no-product' }
  if (form.website !== '') return refused('honeypot')

  const request = verifyRequestId(form.requestId, product.slug, now)
  if (request.kind === 'refused') return refused(request.reason)
  const parsed = parseSignupInput(form)
  if (parsed.kind === 'invalid') return parsed
  const { input } = parsed
  const personKey = emailKey(input.email.identity, requireEnv('quotaKey'))

  const browser = await findBrowser(facts.browserCookie)
  const captcha = product.captcha ? await judgeCaptcha(form.altcha, now) : { kind: 'not-asked' as const }
  if (product.paused || captcha.kind === 'refused') {
    // A repeated post keeps its outcome, whatever happened since to its captcha or to the product.
    const earlier = await findEarlierSignup({ requestId: request.id, product, personKey })
    if (earlier) return replaySignup(earlier, browser)
    return refused(captcha.kind === 'refused' ? captcha.reason : 'product-paused')
  }

  const consentVersion = await rememberConsent({ language: facts.language, text: consentText(product.name) })
  const running = browser && (await findRunningTrial({ browserId: browser.browser, product, personKey }))
  if (running) return replaySignup(running, browser)

  const admission = await admitSignup({
    requestId: request.id,
    product,
    input,
    personKey,
    facts,
    browserId: browser?.browser ?? null,
    captcha: captcha.kind === 'solved' ? captcha : null,
    consentVersion,
  })
  switch (admission.kind) {
    case 'reserved':
      return mintForSignup(admission.signupId, browser)
    case 'replay':
      return replaySignup(admission.signupId, browser)
    case 'request-used':
      return refused('request-used')
    case 'refused':
      return { kind: 'refused', reason: admission.reason, freesAt: admission.freesAt }
  }
}

async function judgeCaptcha(posted: string, now: Date) {
  return posted === ''
    ? { kind: 'refused' as const, reason: 'captcha-missing' as const }
    : verifyCaptcha(posted, now)
}

function refused(reason: Reason): SignupOutcome {
  return { kind: 'refused', reason, freesAt: null }
}

function logOf(outcome: SignupOutcome) {
  switch (outcome.kind) {
    case 'refused':
      return { outcome: outcome.kind, reason: outcome.reason }
    case 'invalid':
      return { outcome: outcome.kind, fields: outcome.problems.map(({ field, code }) => `${field} ${code}`) }
    case 'granted':
    case 'no-product':
      return { outcome: outcome.kind }
  }
}
