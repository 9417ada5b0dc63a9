'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { pageStatusOf, publicReasonOf, type Reason } from '@/lib/signups/reasons'
import { askForMoreTime } from '@/lib/trials/ask-for-more-time'
import { endTrial } from '@/lib/trials/end-trial'
import { forgetBrowser } from '@/lib/trials/forget-browser'
import { giveFeedback, Rating } from '@/lib/trials/give-feedback'
import { openTrial } from '@/lib/trials/open-trial'
import type { TrialFormState } from '@/lib/trials/trial-form-state'
import { readBrowserCookie } from '@/lib/web/read-browser-cookie'
import { setResponseStatus } from '@/lib/web/response-status'
import { clearBrowserCookie } from '@/lib/web/set-browser-cookie'

// The handle says which trial is meant; whose it is, the cookie alone decides.

export async function openTrialAgain(_previous: TrialFormState, form: FormData): Promise<TrialFormState> {
  const query = new URLSearchParams({ return_url: textOf(form, 'returnUrl') })
  const outcome = await openTrial({
    handle: textOf(form, 'handle'),
    browserCookie: await readBrowserCookie(),
    query,
  })
  if (outcome.kind === 'granted') redirect(outcome.handOverTo)
  return refused(outcome.reason)
}

export async function endOwnTrial(_previous: TrialFormState, form: FormData): Promise<TrialFormState> {
  const outcome = await endTrial(textOf(form, 'handle'), await readBrowserCookie())
  return outcome === 'ended' ? { kind: 'noted', what: 'end' } : refused('unknown-browser')
}

export async function wishForMoreTime(_previous: TrialFormState, form: FormData): Promise<TrialFormState> {
  const outcome = await askForMoreTime(
    textOf(form, 'handle'),
    await readBrowserCookie(),
    textOf(form, 'wish'),
  )
  if (outcome === 'not-yours') return refused('unknown-browser')
  if (outcome === 'revoked') return refused('trial-revoked')
  // The page is rendered anew, with the trial's new end.
  if (outcome === 'granted') revalidatePath('/', 'layout')
  return { kind: 'noted', what: outcome === 'granted' ? 'more-time-granted' : 'more-time' }
}

export async function sayHowItWas(_previous: TrialFormState, form: FormData): Promise<TrialFormState> {
  const rating = Rating.safeParse(textOf(form, 'rating'))
  if (!rating.success) return { kind: 'idle' }
  const given = { rating: rating.data, comment: textOf(form, 'comment') }
  const outcome = await giveFeedback(textOf(form, 'handle'), await readBrowserCookie(), given)
  return outcome === 'noted' ? { kind: 'noted', what: 'feedback' } : refused('unknown-browser')
}

export async function forgetThisBrowser(): Promise<TrialFormState> {
  await forgetBrowser(await readBrowserCookie())
  await clearBrowserCookie()
  return { kind: 'noted', what: 'forgotten' }
}

function refused(reason: Reason): TrialFormState {
  const publicReason = publicReasonOf(reason)
  setResponseStatus(pageStatusOf(publicReason))
  return { kind: 'refused', reason: publicReason }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
