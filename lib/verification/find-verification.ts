import { db } from '../db'

export type FoundVerification = NonNullable<Awaited<ReturnType<typeof findVerification>>>

const selection = {
  id: true,
  purpose: true,
  decoy: true,
  issue: true,
  sends: true,
  lastSentAt: true,
  expiresAt: true,
  askedFrom: true,
  createdAt: true,
  provedAt: true,
  usedAt: true,
  signup: {
    select: {
      id: true,
      handle: true,
      state: true,
      email: true,
      emailKey: true,
      language: true,
      product: { select: { slug: true, name: true } },
    },
  },
} as const

/**
 * The verification that a visit to a signup's page is about: the one this browser waits for, or else the signup's own.
 * A return is nobody's business but the asking browser's.
 */
export async function findVerification(handle: string, waitsFor: string[]) {
  const ofHandle = { signup: { handle } }
  const awaited = await db().verification.findFirst({
    where: { ...ofHandle, id: { in: waitsFor } },
    orderBy: { createdAt: 'desc' },
    select: selection,
  })
  if (awaited) return { ...awaited, isWaiting: true }
  const own = await db().verification.findFirst({
    where: { ...ofHandle, purpose: 'signup' },
    select: selection,
  })
  return own && { ...own, isWaiting: false }
}

/** The verification of a mailed link. */
export async function getVerification(id: string) {
  const verification = await db().verification.findUnique({ where: { id }, select: selection })
  return verification && { ...verification, isWaiting: false }
}
