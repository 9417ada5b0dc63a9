import { z } from 'zod'
import { db } from '../db'
import { env, requireEnv } from '../env'
import { companyOf } from '../email/company-of'
import { quotaKeyId } from '../email/email-key'
import { newHandle, newId } from '../new-id'
import type { ProductForSignup } from '../products/find-product'
import { retryConflicts } from '../retry-conflicts'
import { networkOf } from '../quotas/network-of'
import { networkKey } from '../quotas/network-key'
import { campaignOf } from './campaign-touch'
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
}

export type Admission = z.infer<typeof Admission>

const Admission = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reserved'), signupId: z.uuid() }),
  z.object({
    kind: z.literal('refused'),
    signupId: z.uuid(),
    reason: z.enum([
      'captcha-spent',
      'already-has-trial',
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
export async function admitSignup(request: AdmissionRequest): Promise<Admission> {
  const asked = JSON.stringify(admissionRow(request))
  const rows = await retryConflicts(
    () => db().$queryRaw<{ admission: unknown }[]>`
      select admit_signup(${asked}::jsonb, ${env().timeZone}) as admission`,
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
}: AdmissionRequest) {
  const campaign = facts.lastTouch && campaignOf(facts.lastTouch)
  const quotaKey = requireEnv('quotaKey')
  const network = networkOf(facts.address)
  const company = companyOf(input.email.domain)
  return {
    id: newId(),
    handle: newHandle(),
    request_id: requestId,
    product_id: product.id,
    connection_id: product.connectionId,
    browser_id: browserId,
    email: input.email.address,
    email_key: personKey,
    email_key_id: quotaKeyId(quotaKey),
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
    lease_seconds: leaseSeconds,
    subjects: {
      person: personKey,
      ...(company && { company }),
      network: networkKey(network, quotaKey),
      ...(campaign && { campaign }),
      product: '',
    },
  }
}
