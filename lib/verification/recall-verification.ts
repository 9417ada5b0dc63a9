import { maskEmail } from '../email/mask-email'
import { findVerification, getVerification, type FoundVerification } from './find-verification'
import { readLinkKey } from './verification-code'

export type RecalledVerification =
  | { kind: 'unknown' }
  | {
      kind: 'found'
      product: { slug: string; name: string }
      /** Where the code went, for the browser that typed it into the form; null for everybody else. */
      email: string | null
      /** The address was proved, and this browser may go on. */
      mayGoOn: boolean
    }

/** What the page of a signup that waits for a proof may say. */
export async function recallVerification(handle: string, waitsFor: string[]): Promise<RecalledVerification> {
  const found = await findVerification(handle, waitsFor)
  if (!found) return { kind: 'unknown' }
  const { isWaiting, purpose, provedAt, signup } = found
  return {
    kind: 'found',
    product: signup.product,
    // Who asks for a return typed an address too, but perhaps not this one.
    email: isWaiting && purpose === 'signup' ? signup.email : null,
    mayGoOn: isWaiting && provedAt !== null,
  }
}

export type RecalledLink =
  | { kind: 'over' }
  | {
      kind: 'open'
      product: { slug: string; name: string }
      maskedEmail: string
      /** Browser and system that asked; empty when they did not say. */
      device: string
      /** The link was opened where it was asked for. */
      isWaiting: boolean
    }

/** What the page of a mailed link may say. Looking changes nothing: mail scanners look too (E12). */
export async function recallLink(key: string, waitsFor: string[]): Promise<RecalledLink> {
  const issue = readLinkKey(key)
  const found = issue && (await getVerification(issue.verification))
  if (!found || found.issue !== issue.issue || !isOpen(found)) return { kind: 'over' }
  return {
    kind: 'open',
    product: found.signup.product,
    maskedEmail: maskEmail(found.signup.email),
    device: found.askedFrom ?? '',
    isWaiting: waitsFor.includes(found.id),
  }
}

function isOpen({ expiresAt, usedAt, decoy }: FoundVerification): boolean {
  return !decoy && usedAt === null && expiresAt > new Date()
}
