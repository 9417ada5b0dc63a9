'use server'

import { notFound, redirect } from 'next/navigation'
import { formStateOf, statusOf } from '@/lib/signups/form-state-of'
import type { SignupFormState } from '@/lib/signups/signup-form-state'
import { readSignupForm } from '@/lib/signups/signup-input'
import { submitSignup } from '@/lib/signups/submit-signup'
import { productOfPage } from '@/lib/web/product-of-page'
import { readRequestFacts } from '@/lib/web/read-request-facts'
import { setResponseStatus } from '@/lib/web/response-status'
import { setBrowserCookie } from '@/lib/web/set-browser-cookie'
import { messagesFor } from '@/messages'

export async function startTrial(_previous: SignupFormState, data: FormData): Promise<SignupFormState> {
  const form = readSignupForm(data)
  const [facts, productSlug] = await Promise.all([readRequestFacts(), productOfPage()])
  const consentText = messagesFor(facts.language).signup.consent
  const outcome = await submitSignup({ productSlug, form, facts, consentText })

  if (outcome.kind === 'no-product') notFound()
  if (outcome.kind === 'granted') {
    await setBrowserCookie(outcome.browserCookie)
    redirect(outcome.handOverTo)
  }
  const state = formStateOf(outcome, { form, productSlug })
  setResponseStatus(statusOf(state))
  return state
}
