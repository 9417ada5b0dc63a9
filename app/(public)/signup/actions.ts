'use server'

import { notFound, redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { findPausedText } from '@/lib/products/find-paused-text'
import { formStateOf, statusOf } from '@/lib/signups/form-state-of'
import { readSignupForm } from '@/lib/signups/signup-input'
import { productOfDoor, submitSignup } from '@/lib/signups/submit-signup'
import { currentPortal } from '@/lib/web/current-portal'
import { doorOfPage } from '@/lib/web/door-of-page'
import { readRequestFacts } from '@/lib/web/read-request-facts'
import { setResponseStatus } from '@/lib/web/response-status'
import { setBrowserCookie } from '@/lib/web/set-browser-cookie'
import { addWaiting } from '@/lib/web/waiting-cookie'
import { messagesFor } from '@/messages'
import { signupView, type SignupView } from './signup-view'

export async function startTrial(_previous: SignupView, data: FormData): Promise<SignupView> {
  const form = readSignupForm(data)
  const [facts, door] = await Promise.all([readRequestFacts(), doorOfPage()])
  const { language } = facts
  const messages = messagesFor(language)
  const outcome = await submitSignup({ door, form, facts, consentText: messages.signup.consent })

  if (outcome.kind === 'no-product') notFound()
  if (outcome.kind === 'granted') {
    if (outcome.browserCookie) await setBrowserCookie(outcome.browserCookie)
    redirect(outcome.handOverTo)
  }
  if (outcome.kind === 'verify') {
    await addWaiting(outcome.verification)
    redirect(paths.verify(outcome.handle))
  }
  if (outcome.kind === 'waiting') redirect(paths.waitlist(outcome.handle, outcome.key))
  const slug = await productOfDoor(door)
  const state = formStateOf(outcome, { form, productSlug: slug })
  setResponseStatus(statusOf(state))
  const [portal, pausedText] = await Promise.all([currentPortal(), findPausedText({ slug })])
  return signupView(state, { messages, language, portal: portal.name, pausedText })
}
