import type { CanonicalEmail } from '../email/canonicalise-email'
import type { FoundInvite } from '../invites/find-invite'
import { inviteFits } from '../invites/invite-fits'
import type { ProductForSignup } from '../products/find-product'
import { judgeAddress, type AddressJudgement } from './judge-address'

/** Why a proof of the address is wanted; `known-address` and `busy-network` are found out at admission. */
export type VerifyBecause = 'product' | 'no-captcha' | NonNullable<AddressJudgement['verifyBecause']>

export type RefuseBecause =
  'product-paused' | 'invite-wrong-address' | NonNullable<AddressJudgement['refuseBecause']>

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

/** `mailDomain`: whether it is worth asking if mail can reach the domain. */
export type RequestJudgement = Judgement & { mailDomain: 'to-be-checked' | 'settled' }

type Request = {
  product: ProductForSignup
  email: CanonicalEmail
  captcha: 'not-asked' | 'solved' | 'to-be-verified'
  invite: FoundInvite | null
}

/** What the rules of product and invite say, whoever the address belongs to. Takes nothing. */
export function judgeRequest({ product, email, captcha, invite }: Request): RequestJudgement {
  const fits = invite === null || inviteFits(invite, email)
  const address = judgeAddress({ product, email, invite })
  const refuseBecause = product.paused
    ? 'product-paused'
    : !fits
      ? 'invite-wrong-address'
      : address.refuseBecause
  const wanted =
    captcha === 'to-be-verified'
      ? 'no-captcha'
      : product.verification === 'code'
        ? 'product'
        : address.verifyBecause
  const isExempt = invite?.skipVerification === true && captcha !== 'to-be-verified'
  return {
    refuseBecause,
    verifyBecause: isExempt ? null : wanted,
    mailDomain: product.checkMailDomain && !refuseBecause && !address.isNamed ? 'to-be-checked' : 'settled',
    rules: [
      { rule: 'captcha', input: captcha, threshold: product.withoutCaptcha, outcome: 'pass' },
      judged('product is open', !product.paused, product.paused ? 'refuse' : 'pass'),
      ...(invite ? [judged('invite is for this address', fits, fits ? 'pass' : 'refuse')] : []),
      ...address.rules,
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
