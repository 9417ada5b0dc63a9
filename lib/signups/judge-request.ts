import type { CanonicalEmail } from '../email/canonicalise-email'
import { mailServiceOf } from '../email/mail-service-of'
import type { FoundInvite } from '../invites/find-invite'
import { inviteFits } from '../invites/invite-fits'
import type { ProductForSignup } from '../products/find-product'

/** Why a proof of the address is wanted; `known-address` and `busy-network` are found out at admission. */
export type VerifyBecause = 'product' | 'no-captcha' | 'disposable-mail' | 'free-mail'

export type RefuseBecause = 'product-paused' | 'disposable-mail' | 'free-mail' | 'invite-wrong-address'

/** One rule that was looked at, for whoever asks later why it went as it did. Nothing personal goes in. */
export type JudgedRule = {
  rule: string
  input: string | number | boolean | null
  threshold: string | number | boolean | null
  outcome: string
}

export type Judgement = {
  refuseBecause: RefuseBecause | null
  verifyBecause: VerifyBecause | null
  rules: JudgedRule[]
}

type Request = {
  product: ProductForSignup
  email: CanonicalEmail
  captcha: 'not-asked' | 'solved' | 'to-be-verified'
  invite: FoundInvite | null
}

/** What the rules of product and invite say, whoever the address belongs to. Takes nothing. */
export function judgeRequest({ product, email, captcha, invite }: Request): Judgement {
  const service = mailServiceOf(email.domain)
  const mailRule = { disposable: product.disposableMail, free: product.freeMail, own: 'allow' as const }[
    service
  ]
  const ofService = service === 'own' ? null : (`${service}-mail` as const)
  const fits = invite === null || inviteFits(invite, email)

  const refuseBecause = product.paused
    ? 'product-paused'
    : !fits
      ? 'invite-wrong-address'
      : mailRule === 'refuse'
        ? ofService
        : null
  const wanted =
    captcha === 'to-be-verified'
      ? 'no-captcha'
      : product.verification === 'code'
        ? 'product'
        : mailRule === 'verify'
          ? ofService
          : null
  const isExempt = invite?.skipVerification === true && captcha !== 'to-be-verified'
  return {
    refuseBecause,
    verifyBecause: isExempt ? null : wanted,
    rules: [
      { rule: 'captcha', input: captcha, threshold: product.withoutCaptcha, outcome: 'pass' },
      judged('product is open', !product.paused, product.paused ? 'refuse' : 'pass'),
      ...(invite ? [judged('invite is for this address', fits, fits ? 'pass' : 'refuse')] : []),
      { rule: 'mail service', input: service, threshold: mailRule, outcome: mailRule },
      {
        rule: 'proof of the address',
        input: wanted,
        threshold: isExempt ? 'the invite exempts' : product.verification,
        outcome: isExempt || wanted === null ? 'pass' : 'verify',
      },
    ],
  }
}

function judged(rule: string, input: boolean, outcome: string): JudgedRule {
  return { rule, input, threshold: true, outcome }
}
