import { verifyCaptcha } from '../captcha/proof-of-work'
import { requireEnv } from '../env'
import { emailKey } from '../email/email-key'
import { log } from '../log'
import { processMetrics } from '../metrics/process-metrics'
import { findInvite } from '../invites/find-invite'
import { findProductForSignup, type ProductForSignup } from '../products/find-product'
import { admitSignup } from './admit-signup'
import { askForProof } from './ask-for-proof'
import { findBrowser } from './find-browser'
import { findEarlierSignup, findRunningTrial } from './find-own-signup'
import { parseHandOverOrder } from './get-hand-over-order'
import { joinLine } from './join-line'
import { judgeMailDomain } from './judge-mail-domain'
import { judgeRequest } from './judge-request'
import { mintReserved } from './mint-for-signup'
import type { Reason } from './reasons'
import { versionAgreedTo } from './version-agreed-to'
import { replaySignup } from './replay-signup'
import type { RequestFacts } from './request-facts'
import { verifyRequestId } from './request-id'
import { parseSignupInput, type SignupForm } from './signup-input'
import type { SignupOutcome } from './signup-outcome'

/** Which page the form was posted to. */
export type Door = { kind: 'product'; slug: string } | { kind: 'invite'; code: string }

export type SignupPost = {
  door: Door
  form: SignupForm
  facts: RequestFacts
  /** The consent sentence as the page shows it for a product. */
  consentText: (productName: string) => string
}

/** One post of the signup form, from the cheapest check to the dearest: nothing is taken before everything was judged. */
export async function submitSignup(post: SignupPost): Promise<SignupOutcome> {
  const outcome = await decide(post)
  log.info({ door: post.door.kind, ...logOf(outcome) }, 'signup')
  const reason = outcome.kind === 'refused' ? outcome.reason : ''
  processMetrics().signupPosts.inc({ outcome: outcome.kind, reason })
  return outcome
}

async function decide({ door, form, facts, consentText }: SignupPost): Promise<SignupOutcome> {
  const now = new Date()
  const invite = door.kind === 'invite' ? await findInvite(door.code) : null
  if (door.kind === 'invite' && !invite) return refused('invite-unknown')
  const product = await findProductForSignup(
    invite?.product.slug ?? (door.kind === 'product' ? door.slug : ''),
  )
  if (!product) return { kind: 'no-product' }
  if (form.website !== '') return refused('honeypot')

  const request = verifyRequestId(form.requestId, product.slug, now)
  if (request.kind === 'refused') return refused(request.reason)
  const parsed = parseSignupInput(form, product.fields)
  if (parsed.kind === 'invalid') return parsed
  const { input } = parsed
  const personKey = emailKey(input.email.identity, requireEnv('quotaKey'))

  const asker = { address: facts.address, device: facts.device }
  const browser = await findBrowser(facts.browserCookie)
  // A repeated post keeps its outcome, whatever happened since to its captcha or its mail domain.
  const unlessRepeated = async (outcome: SignupOutcome) => {
    const earlier = await findEarlierSignup({ requestId: request.id, product, personKey })
    return earlier ? replaySignup(earlier, browser, asker) : outcome
  }
  const captcha = await judgeCaptcha(product, form.altcha, now)
  if (captcha.kind === 'refused') return unlessRepeated(refused(captcha.reason))

  const consentVersion = await versionAgreedTo(form.consentVersion ?? '', product, {
    language: facts.language,
    text: consentText(product.name),
  })
  const running = browser && (await findRunningTrial({ browserId: browser.browser, product, personKey }))
  if (running) return replaySignup(running, browser, asker)

  const judgement = judgeRequest({ product, email: input.email, captcha: captcha.kind, invite })
  const domain = await judgeMailDomain(input.email.domain, judgement)
  if (domain.kind === 'problem') {
    return unlessRepeated({ kind: 'invalid', problems: [{ field: 'email', code: domain.code }] })
  }

  const admission = await admitSignup({
    requestId: request.id,
    product,
    input,
    personKey,
    facts,
    browserId: browser?.browser ?? null,
    captcha: captcha.kind === 'solved' ? captcha : null,
    consentVersion,
    invite,
    judgement: { ...judgement, rules: [...judgement.rules, ...domain.rules] },
  })
  switch (admission.kind) {
    case 'reserved':
      return mintReserved(parseHandOverOrder(admission.order), browser)
    case 'verify':
      return askForProof(admission.signupId, asker)
    case 'waitlisted':
      return joinLine(admission.signupId)
    case 'replay':
      return replaySignup(admission.signupId, browser, asker)
    case 'request-used':
      return refused('request-used')
    case 'refused':
      return { kind: 'refused', reason: admission.reason, freesAt: admission.freesAt }
  }
}

/** The product behind a door; empty where there is none. */
export async function productOfDoor(door: Door): Promise<string> {
  if (door.kind === 'product') return door.slug
  return (await findInvite(door.code))?.product.slug ?? ''
}

async function judgeCaptcha(product: ProductForSignup, posted: string, now: Date) {
  if (!product.captcha) return { kind: 'not-asked' as const }
  if (posted !== '') return verifyCaptcha(posted, now)
  return product.withoutCaptcha === 'verify'
    ? { kind: 'to-be-verified' as const }
    : { kind: 'refused' as const, reason: 'captcha-missing' as const }
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
    case 'verify':
    case 'waiting':
    case 'no-product':
      return { outcome: outcome.kind }
  }
}
