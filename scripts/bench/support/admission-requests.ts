import { createHash, randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { newId } from '@/lib/new-id'
import { findProductForSignup } from '@/lib/products/find-product'
import type { AdmissionRequest } from '@/lib/signups/admit-signup'
import { readTouch } from '@/lib/signups/campaign-touch'
import { rememberConsent } from '@/lib/signups/remember-consent'
import { parseSignupInput } from '@/lib/signups/signup-input'
import { createBenchProduct, type BenchQuotas } from './bench-product'

/**
 * Requests for a product of its own, each of another person at another company in another network, all of one campaign.
 */
export async function createAdmissionRequests(
  slug: string,
  quotas?: BenchQuotas,
): Promise<() => AdmissionRequest> {
  await createBenchProduct({ slug, ...quotas, captcha: true, frameOrigin: 'http://127.0.0.1:4000' })
  const product = await findProductForSignup(slug)
  if (!product) throw new Error('the product was not made')
  const input = parseInput()
  const consentVersion = await rememberConsent({ language: 'en', text: 'I agree to try Aster CAD.' })
  const publicUrl = new URL('http://localhost:3000')
  const touch = readTouch(new URLSearchParams('utm_source=mail&utm_campaign=spring'), null, { publicUrl })
  return () => ({
    requestId: newId(),
    product,
    input: { ...input, email: newEmail() },
    personKey: randomHash(),
    facts: {
      address: `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
      device: 'Firefox, Windows',
      language: 'en',
      gpc: false,
      browserCookie: null,
      firstTouch: touch,
      lastTouch: touch,
    },
    browserId: null,
    captcha: { id: randomHash(), expiresAt: new Date(Date.now() + 600_000) },
    consentVersion,
    invite: null,
    judgement: { refuseBecause: null, verifyBecause: null, rules: [] },
  })
}

function parseInput() {
  const parsed = parseSignupInput({
    email: 'jane@company.example',
    firstName: 'Jane',
    lastName: 'Doe',
    company: 'Acme',
    country: 'DE',
    consent: true,
    requestId: '',
    altcha: '',
    website: '',
    timeZone: 'Europe/Berlin',
  })
  if (parsed.kind === 'invalid') throw new Error('the form is not valid')
  return parsed.input
}

function newEmail() {
  const domain = newCompany()
  const address = `jane@${domain}`
  return { address, identity: address, domain }
}

export function newCompany(): string {
  return `company-${randomUUID()}.example`
}

export function randomHash(): string {
  return createHash('sha256').update(randomUUID()).digest('hex')
}

/** Anything else would measure something else. */
export function requireReserved(admission: unknown): void {
  const { kind } = z.looseObject({ kind: z.string() }).parse(admission)
  if (kind !== 'reserved') throw new Error(`an admission ended as ${kind}`)
}
