'use server'

import { notFound, redirect } from 'next/navigation'
import { formStateOf, statusOf } from '@/lib/signups/form-state-of'
import { readSignupForm } from '@/lib/signups/signup-input'
import { submitSignup } from '@/lib/signups/submit-signup'
import { currentPortal } from '@/lib/web/current-portal'
import { productOfPage } from '@/lib/web/product-of-page'
import { readRequestFacts } from '@/lib/web/read-request-facts'
import { setResponseStatus } from '@/lib/web/response-status'
import { setBrowserCookie } from '@/lib/web/set-browser-cookie'
import { messagesFor } from '@/messages'
import { signupView, type SignupView } from './signup-view'

export async function startTrial(_previous: SignupView, data: FormData): Promise<SignupView> {
  const form = readSignupForm(data)
  const [facts, productSlug] = await Promise.all([readRequestFacts(), productOfPage()])
  const { language } = facts
  const messages = messagesFor(language)
  const outcome = await submitSignup({ productSlug, form, facts, consentText: messages.signup.consent })

  if (outcome.kind === 'no-product') notFound()
  if (outcome.kind === 'granted') {
    if (outcome.browserCookie) await setBrowserCookie(outcome.browserCookie)
    redirect(outcome.handOverTo)
  }
  const state = formStateOf(outcome, { form, productSlug })
  setResponseStatus(statusOf(state))
  const portal = await currentPortal()
  return signupView(state, { messages, language, portal: portal.name })
}
