import { db } from '../db'

/** One signup with all that hangs on it, as its person may read it: without secrets, and without who else is meant. */
export async function readSignup(id: string) {
  const { product, connection, consent, invite, browser, ...signup } = await db().signup.findUniqueOrThrow({
    where: { id },
    omit: {
      satEncrypted: true,
      browserId: true,
      productId: true,
      connectionId: true,
      inviteId: true,
      consentVersion: true,
      requestId: true,
    },
    include: {
      product: { select: { slug: true, name: true } },
      connection: { select: { name: true } },
      consent: { select: { version: true, language: true, text: true } },
      invite: { select: { label: true } },
      browser: { select: { createdAt: true, seenAt: true } },
      feedback: { omit: { signupId: true } },
      moreTime: { omit: { signupId: true } },
      places: { omit: { signupId: true, productId: true } },
      events: { omit: { id: true, signupId: true }, orderBy: { id: 'asc' } },
      mints: { omit: { id: true, signupId: true }, orderBy: { startedAt: 'asc' } },
      mails: {
        select: { kind: true, createdAt: true, sentAt: true, dropped: true },
        orderBy: { createdAt: 'asc' },
      },
      verifications: {
        select: { purpose: true, createdAt: true, provedAt: true, provedBy: true, askedFrom: true },
        orderBy: { createdAt: 'asc' },
      },
      sessions: { omit: { id: true, signupId: true }, orderBy: { seenAt: 'asc' } },
      webhookMessages: { select: { type: true, at: true, data: true }, orderBy: { at: 'asc' } },
    },
  })
  return {
    product,
    connection: connection.name,
    invite: invite?.label ?? null,
    consent,
    browser,
    ...signup,
  }
}
