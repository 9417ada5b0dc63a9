import { z } from 'zod'
import { db } from '../db'
import { log } from '../log'
import { getPortal, type Portal } from '../portal/get-portal'
import { MailTexts, type MailWords } from '../settings/settings-file'
import { inviteNewsMail } from './invite-news-mail'
import { inviteRequestMail } from './invite-request-mail'
import type { LaidOutMail } from './mail-text'
import { offerMail } from './offer-mail'
import { sendMail, type AddressedMail } from './send-mail'
import { staffPasswordMail } from './staff-password-mail'
import { verificationMail } from './verification-mail'
import { webhookDisabledMail } from './webhook-disabled-mail'

const VerificationFacts = z.object({ verification: z.uuid(), issue: z.int() })
const SignupMailKind = z.enum(['verification', 'offer', 'ready', 'allowed'])

/** The mails that are about no signup. */
const otherMails = {
  'invite-request': inviteRequestMail,
  'invite-launched': (facts: unknown) => inviteNewsMail('invite-launched', facts),
  'invite-expiring': (facts: unknown) => inviteNewsMail('invite-expiring', facts),
  'staff-password': staffPasswordMail,
  'webhook-disabled': webhookDisabledMail,
} as const

const Language = z.enum(['en', 'de'])

/** How a product's mails look and begin. */
type Look = { language: z.infer<typeof Language>; portal: Portal; words: MailWords }

type DueMail = NonNullable<Awaited<ReturnType<typeof findDueMail>>>
type SignupMail = DueMail & { signup: NonNullable<DueMail['signup']> }

/**
 * Sends a mail that was asked for, or drops it when it would come too late or the server refuses it for good. Throws
 * when the server cannot take it now, so that the job comes again.
 */
export async function sendDueMail(mailId: string): Promise<void> {
  const mail = await findDueMail(mailId)
  if (!mail) return
  const composed = await compose(mail)
  if (!composed) return drop(mailId, 'too-late')
  const verdict = await deliver(composed, mailId)
  if (verdict === 'refused') return drop(mailId, 'rejected')
  // What it was about is not kept: it may be a stranger's words.
  await db().mail.update({ where: { id: mailId }, data: { sentAt: new Date(), facts: {} } })
  log.info({ mail: mailId, kind: mail.kind }, 'mail sent')
}

/** Null for one that was sent or dropped before. */
function findDueMail(id: string) {
  return db().mail.findFirst({
    where: { id, sentAt: null, dropped: null },
    select: {
      id: true,
      kind: true,
      facts: true,
      signup: {
        select: {
          id: true,
          handle: true,
          email: true,
          firstName: true,
          language: true,
          product: { select: { name: true, mailTexts: true } },
        },
      },
    },
  })
}

/** Null when what it says is no longer true. */
async function compose(mail: DueMail): Promise<AddressedMail | null> {
  if (isOther(mail.kind)) return otherMails[mail.kind](mail.facts)
  const kind = SignupMailKind.parse(mail.kind)
  const { signup } = mail
  if (!signup) throw new Error(`A mail of the kind ${kind} belongs to a signup.`)
  const language = Language.parse(signup.language)
  const portal = await getPortal(language)
  const words = MailTexts.parse(signup.product.mailTexts)[language] ?? {}
  const composed = await composeForSignup(kind, { ...mail, signup }, { language, portal, words })
  return composed && { ...composed, sender: portal.name, to: signup.email }
}

function isOther(kind: string): kind is keyof typeof otherMails {
  return Object.hasOwn(otherMails, kind)
}

function composeForSignup(
  kind: z.infer<typeof SignupMailKind>,
  mail: SignupMail,
  look: Look,
): Promise<LaidOutMail | null> {
  switch (kind) {
    case 'verification':
      return composeVerification(mail, look)
    case 'offer':
      return composeOffer('offer', mail, look)
    case 'ready':
      return composeOffer('ready', mail, look)
    case 'allowed':
      return composeOffer('allowed', mail, look)
  }
}

/** Null when the code is used up, or there is a later one. */
async function composeVerification({ facts, signup }: SignupMail, look: Look): Promise<LaidOutMail | null> {
  const { verification: id, issue } = VerificationFacts.parse(facts)
  const [current] = await db().$queryRaw<{ purpose: 'signup' | 'return' }[]>`
    select purpose from verifications
    where id = ${id}::uuid and issue = ${issue}::int and expires_at > portal_now() and proved_at is null`
  if (!current) return null
  return verificationMail({
    issue: { verification: id, issue },
    purpose: current.purpose,
    handle: signup.handle,
    firstName: signup.firstName,
    product: signup.product.name,
    ...look,
  })
}

/** Null when the place is held no more. */
async function composeOffer(
  why: 'offer' | 'ready' | 'allowed',
  { signup }: SignupMail,
  look: Look,
): Promise<LaidOutMail | null> {
  const [held] = await db().$queryRaw<{ until: Date }[]>`
    select offered_until as until from signups
    where id = ${signup.id}::uuid and state = 'reserved' and offered_until > portal_now()
      and not is_revoked_with_invite(id)`
  if (!held) return null
  return offerMail({
    why,
    signup: signup.id,
    handle: signup.handle,
    firstName: signup.firstName,
    product: signup.product.name,
    until: held.until,
    ...look,
  })
}

async function deliver(mail: AddressedMail, id: string): Promise<'accepted' | 'refused'> {
  try {
    await sendMail(mail, id)
    return 'accepted'
  } catch (error) {
    if (!isForGood(error)) throw error
    log.warn({ err: error, mail: id }, 'the mail server refuses a mail for good')
    return 'refused'
  }
}

/** RFC 5321 4.2.1: 5yz to the recipient or the text is final. Everything else may pass, such as a wrong password. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false
  const { responseCode, command } = error
  return (
    typeof responseCode === 'number' && responseCode >= 500 && ['RCPT TO', 'DATA'].includes(String(command))
  )
}

async function drop(id: string, why: 'too-late' | 'rejected'): Promise<void> {
  await db().mail.update({ where: { id }, data: { dropped: why, facts: {} } })
  log.info({ mail: id, why }, 'mail dropped')
}
