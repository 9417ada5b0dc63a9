'use server'

import { redirect } from 'next/navigation'
import { findInviteOfVerification, inviteRequestKeyOf } from '@/lib/invites/find-invite-to-ask'
import { paths } from '@/lib/paths'
import { findPausedText } from '@/lib/products/find-paused-text'
import { confirmLink } from '@/lib/signups/confirm-link'
import { enterCode } from '@/lib/signups/enter-code'
import type { ProvedOutcome, Visitor } from '@/lib/signups/finish-verification'
import { goOn } from '@/lib/signups/go-on'
import { pageStatusOf, publicReasonOf } from '@/lib/signups/reasons'
import { resendCode } from '@/lib/signups/resend-code'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { readRequestFacts } from '@/lib/web/read-request-facts'
import { setResponseStatus } from '@/lib/web/response-status'
import { setBrowserCookie } from '@/lib/web/set-browser-cookie'
import { addWaiting, readWaiting } from '@/lib/web/waiting-cookie'
import { messagesFor, type Language } from '@/messages'
import { inviteOffer } from '../../i/invite-offer'
import { refusalOf } from '../../refusal'
import type { VerifyView } from './verify-view'

// The handle says which signup is meant; what may be done about it, a code, a link's key or the waiting cookie says.

export async function checkCode(_previous: VerifyView, form: FormData): Promise<VerifyView> {
  const handle = textOf(form, 'signup')
  const checked = await enterCode(handle, textOf(form, 'code'), await readWaiting(), await readVisitor())
  switch (checked.kind) {
    case 'unknown':
      return over()
    case 'problem': {
      setResponseStatus(422)
      const { problems } = await verifyMessages()
      return { kind: 'problem', problem: checked.problem, text: problems[checked.problem] }
    }
    case 'proved':
      return conclude(checked)
  }
}

export async function confirmByLink(_previous: VerifyView, form: FormData): Promise<VerifyView> {
  const where = textOf(form, 'where') === 'here' ? 'here' : 'there'
  const confirmed = await confirmLink(textOf(form, 'key'), where, await readVisitor())
  if (confirmed.kind === 'over') return over()
  return confirmed.kind === 'there' ? { kind: 'confirmed' } : conclude(confirmed)
}

export async function goOnToTrial(previous: VerifyView, form: FormData): Promise<VerifyView> {
  const gone = await goOn(textOf(form, 'signup'), await readWaiting(), await readVisitor())
  return gone.kind === 'proved' ? conclude(gone) : previous
}

export async function sendMailAgain(_previous: VerifyView, form: FormData): Promise<VerifyView> {
  const { address } = await readRequestFacts()
  const answer = await resendCode(textOf(form, 'signup'), await readWaiting(), address)
  if (answer === 'unknown') return over()
  const { answers } = await verifyMessages()
  // The page goes on by itself when the address was proved meanwhile.
  return answer === 'proved' ? { kind: 'idle' } : { kind: 'mail', text: answers[answer] }
}

async function conclude(proved: { verification: string; outcome: ProvedOutcome }): Promise<VerifyView> {
  const { outcome } = proved
  if (outcome.kind === 'granted') {
    if (outcome.browserCookie) await setBrowserCookie(outcome.browserCookie)
    redirect(outcome.handOverTo)
  }
  if (outcome.kind === 'waiting') redirect(paths.waitlist(outcome.handle, outcome.key))
  const reason = publicReasonOf(outcome.reason)
  if (outcome.kind === 'claimed') {
    await setBrowserCookie(outcome.browserCookie)
    redirect(`${paths.frameContinue(outcome.handle)}?reason=${reason}`)
  }
  await addWaiting(proved.verification)
  setResponseStatus(pageStatusOf(reason))
  const [language, portal, pausedText] = await Promise.all([
    preferredLanguage(),
    currentPortal(),
    findPausedText({ verification: proved.verification }),
  ])
  const wording = { messages: messagesFor(language), language, portal: portal.name, pausedText }
  const freesAt = outcome.freesAt?.toISOString() ?? null
  return {
    kind: 'refused',
    refusal: refusalOf({ reason, freesAt }, wording),
    newInvite: reason.startsWith('invite-') ? await offerNewInvite(proved.verification, language) : undefined,
  }
}

/** By a key of its own: the code may be another one by now. */
async function offerNewInvite(verification: string, language: Language) {
  const invite = await findInviteOfVerification(verification)
  return invite ? inviteOffer(inviteRequestKeyOf(invite.id), invite.owner, messagesFor(language)) : undefined
}

function over(): VerifyView {
  setResponseStatus(410)
  return { kind: 'over' }
}

async function readVisitor(): Promise<Visitor> {
  const { browserCookie, address, device } = await readRequestFacts()
  return { browserCookie, asker: { address, device } }
}

async function verifyMessages() {
  return messagesFor(await preferredLanguage()).verify
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
