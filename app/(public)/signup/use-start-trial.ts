'use client'

import { unstable_rethrow } from 'next/navigation'
import { startTransition, useActionState, useState, useTransition, type FormEvent } from 'react'
import { flushSync } from 'react-dom'
import { startTrial } from './actions'
import type { Summary, SignupView } from './signup-view'
import type { Captcha } from './use-captcha'

/**
 * What the signup page shows, and two ways to post it: `action` by the browser alone, `submit` once JavaScript
 * runs.
 */
export function useStartTrial(initial: SignupView, unreachable: Summary) {
  const [posted, action] = useActionState(startTrial, initial)
  const [view, setView] = useState(posted)
  const [busy, startPosting] = useTransition()

  /** By hand, because React empties a form after its own action, and answers are to stay. */
  function submit(event: FormEvent<HTMLFormElement>, captcha?: Captcha) {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    const checked = captcha?.start(form)
    startPosting(async () => {
      await checked
      const next = await post(form)
      // A solution serves once. Only when nothing but answers was wrong, nobody has looked at it.
      if (Object.keys(next.errors).length === 0) captcha?.reset()
      startTransition(() => setView(next))
    })
  }

  async function post(form: HTMLFormElement): Promise<SignupView> {
    const answers = new FormData(form)
    answers.set('timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone)
    try {
      return await startTrial(view, answers)
    } catch (error) {
      unstable_rethrow(error)
      return { ...view, summary: unreachable, errors: {} }
    }
  }

  /** From a refusal back to the form: same answers, and the fresh request id that came with the refusal. */
  function reopen() {
    flushSync(() => setView({ ...view, refusal: null }))
    document.getElementById('email')?.focus()
  }

  return { view, busy, action, submit, reopen }
}
