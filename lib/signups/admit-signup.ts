import { z } from 'zod'
import { db } from '../db'
import { env, requireEnv } from '../env'
import { quotaKeyId } from '../email/email-key'
import { canMail } from '../mail/can-mail'
import { newHandle, newId } from '../new-id'
import type { ProductForSignup } from '../products/find-product'
import { retryConflicts } from '../retry-conflicts'
import { networkOf } from '../quotas/network-of'
import { subjectsOf } from '../quotas/subjects-of'
import { campaignOf } from './campaign-touch'
import { StoredOrder } from './get-hand-over-order'
import type { Judgement } from './judge-request'
import type { RequestFacts } from './request-facts'
import type { SignupInput } from './signup-input'

/** How long a reserved signup may wait for its mint before a janitor settles it; well above the mint's deadline of 10 s. */
export const leaseSeconds = 60

export type AdmissionRequest = {
  requestId: string
  product: ProductForSignup
  input: SignupInput
  /** The keyed hash of who asks, as quotas count them. */
  personKey: string
  facts: RequestFacts
  browserId: string | null
  captcha: { id: string; expiresAt: Date } | null
  consentVersion: string
  invite: { id: string; trialMinutes: number | null; skipQuotas: string[] } | null
  /** What the rules said that need no counting. */
  judgement: Judgement
}

/** The order of a reserved signup comes along for the mint that follows. */
export const Admission = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reserved'), signupId: z.uuid(), order: StoredOrder }),
  z.object({ kind: z.literal('verify'), signupId: z.uuid() }),
  z.object({ kind: z.literal('waitlisted'), signupId: z.uuid() }),
  z.object({
    kind: z.literal('refused'),
    signupId: z.uuid(),
    reason: z.enum([
      'captcha-missing',
      'captcha-spent',
      'already-has-trial',
      'cannot-verify',
      'too-many-attempts',
      'product-paused',
      'disposable-mail',
      'free-mail',
      'company-refused',
      'company-not-listed',
      'invite-unknown',
      'invite-not-yet',
      'invite-expired',
      'invite-used-up',
      'invite-revoked',
      'invite-wrong-address',
      'person-quota',
      'company-quota',
      'network-quota',
      'campaign-quota',
      'product-quota',
    ]),
    freesAt: z.coerce.date().nullable(),
  }),
  z.object({ kind: z.literal('replay'), signupId: z.uuid() }),
  z.object({ kind: z.literal('request-used') }),
])

/**
 * Decides on a signup in one short transaction of one statement: the request id and the captcha are spent, and a place
 * is taken in every quota that applies, or in none. The rules are in the migration beside the tables they guard.
 */
export async function admitSignup(request: AdmissionRequest): Promise<z.infer<typeof Admission>> {
  const asked = JSON.stringify(admissionRow(request))
  const rows = await retryConflicts(
    () => db().$queryRaw<{ admission: unknown }[]>`
      select admit_signup_with_order(${asked}::jsonb, ${env().timeZone}) as admission`,
  )
  return Admission.parse(rows[0]?.admission)
}

function admissionRow({
  requestId,
  product,
  input,
  personKey,
  facts,
  browserId,
  captcha,
  consentVersion,
  invite,
  judgement,
}: AdmissionRequest) {
  const campaign = facts.lastTouch && campaignOf(facts.lastTouch)
  const network = networkOf(facts.address)
  return {
    id: newId(),
    handle: newHandle(),
    request_id: requestId,
    product_id: product.id,
    connection_id: product.connectionId,
    browser_id: browserId,
    email: input.email.address,
    email_key: personKey,
    email_key_id: quotaKeyId(requireEnv('quotaKey')),
    first_name: input.firstName,
    last_name: input.lastName,
    company: input.company,
    country: input.country,
    language: facts.language,
    time_zone: input.timeZone,
    network,
    consent_version: consentVersion,
    gpc: facts.gpc,
    campaign,
    first_touch: facts.firstTouch,
    last_touch: facts.lastTouch,
    captcha: captcha && { id: captcha.id, expires_at: captcha.expiresAt },
    invite_id: invite?.id ?? null,
    trial_minutes: invite?.trialMinutes ?? null,
    decision: judgement.rules,
    refuse_because: judgement.refuseBecause,
    verify_because: judgement.verifyBecause,
    can_verify: canMail(),
    lease_seconds: leaseSeconds,
    subjects: subjectsOf(
      { personKey, domain: input.email.domain, network, campaign },
      { except: invite?.skipQuotas ?? [] },
    ),
  }
}
