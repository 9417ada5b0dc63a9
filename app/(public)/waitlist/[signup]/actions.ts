'use server'

import { redirect } from 'next/navigation'
import { acceptOffer } from '@/lib/signups/accept-offer'
import { pageStatusOf, publicReasonOf } from '@/lib/signups/reasons'
import { currentPortal } from '@/lib/web/current-portal'
import { readRequestFacts } from '@/lib/web/read-request-facts'
import { setResponseStatus } from '@/lib/web/response-status'
import { setBrowserCookie } from '@/lib/web/set-browser-cookie'
import { messagesFor } from '@/messages'
import { refusalOf, type Refusal } from '../../refusal'

/** `attempt` counts what was tried in vain while Frame is down. */
export type OfferView = { refusal: Refusal | null; attempt: number }

/** Whose place it is, the key of the mailed link says, and nothing else. */
export async function takeOfferedPlace(previous: OfferView, form: FormData): Promise<OfferView> {
  const { browserCookie, address, device, language } = await readRequestFacts()
  const key = form.get('key')
  const outcome = await acceptOffer(typeof key === 'string' ? key : '', {
    browserCookie,
    asker: { address, device },
  })
  if (outcome.kind === 'granted') {
    if (outcome.browserCookie) await setBrowserCookie(outcome.browserCookie)
    redirect(outcome.handOverTo)
  }
  if (outcome.kind === 'waiting') return { refusal: null, attempt: previous.attempt + 1 }
  const reason = publicReasonOf(outcome.reason)
  setResponseStatus(pageStatusOf(reason))
  const portal = await currentPortal()
  const wording = { messages: messagesFor(language), language, portal: portal.name }
  return {
    attempt: 0,
    refusal: refusalOf({ reason, freesAt: outcome.freesAt?.toISOString() ?? null }, wording),
  }
}
