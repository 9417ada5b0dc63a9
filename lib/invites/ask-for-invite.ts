import { db } from '../db'
import { canonicaliseEmail, type EmailProblem } from '../email/canonicalise-email'
import { emailKey } from '../email/email-key'
import { requireEnv } from '../env'
import { log } from '../log'
import { canMail } from '../mail/can-mail'
import { newId } from '../new-id'
import { networkKey } from '../quotas/network-key'
import { networkOf } from '../quotas/network-of'
import { cleanNote } from '../trials/clean-note'
import { findInviteToAsk } from './find-invite-to-ask'
import type { InviteRequest } from './invite-request'

/** `code`: of the invite, or the key of a wish. */
export type AskForm = { code: string; name: string; email: string; message: string }

export type AskProblem =
  { field: 'name'; code: 'missing' | 'too-long' } | { field: 'email'; code: EmailProblem }

export type AskOutcome =
  { kind: 'asked' } | { kind: 'invalid'; problems: AskProblem[] } | { kind: 'unknown' | 'unavailable' }

type Asker = {
  /** The client's network address, canonical. */
  address: string
  language: 'en' | 'de'
}

const longestName = 100

/**
 * Mails the owner of an invite that somebody would like a new one. The answer is the same when a limit drops the mail
 * (A15, E11), and it takes as long.
 */
export async function askForInvite(form: AskForm, { address, language }: Asker): Promise<AskOutcome> {
  const email = canonicaliseEmail(form.email)
  const name = oneLine(form.name)
  const problems = [
    name === '' && { field: 'name', code: 'missing' },
    name.length > longestName && { field: 'name', code: 'too-long' },
    email.kind === 'invalid' && { field: 'email', code: email.problem },
  ].filter((problem): problem is AskProblem => Boolean(problem))
  if (email.kind === 'invalid' || problems.length > 0) return { kind: 'invalid', problems }

  const invite = await findInviteToAsk(form.code)
  if (!invite) return { kind: 'unknown' }
  const owner = canonicaliseEmail(invite.owner)
  if (!canMail() || owner.kind === 'invalid') return { kind: 'unavailable' }
  const facts: InviteRequest = {
    invite: invite.id,
    name,
    email: email.email.address,
    message: cleanNote(form.message),
    language,
  }
  const quotaKey = requireEnv('quotaKey')
  const mail = JSON.stringify({
    id: newId(),
    recipient_key: emailKey(owner.email.identity, quotaKey),
    network_key: networkKey(networkOf(address), quotaKey),
    facts,
  })
  await db().$queryRaw`select ask_for_invite(${mail}::jsonb)::text`
  log.info({ invite: invite.id }, 'a new invite was asked for')
  return { kind: 'asked' }
}

/** Without line breaks and control characters, whatever was sent. */
function oneLine(text: string): string {
  return text
    .slice(0, 1_000)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
