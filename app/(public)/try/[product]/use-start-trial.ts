'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import { startTransition, useActionState, useState, type FormEvent } from 'react'
import type { SignupFormState, SignupValues } from '@/lib/signups/signup-form-state'
import { startTrial } from './actions'
import { useInBrowser } from './use-in-browser'

/**
 * What the signup page shows, and two ways to post it: `action` by the browser alone, `submit` once JavaScript
 * runs.
 */
export function useStartTrial(initial: SignupFormState) {
  const router = useRouter()
  const hydrated = useInBrowser(() => true, false)
  const [preparing, setPreparing] = useState(false)
  const [unreachable, setUnreachable] = useState(false)
  const [reopened, setReopened] = useState(false)
  // Only the bare server action works without JavaScript; only the wrapped one survives a lost connection.
  const [answer, action, posting] = useActionState(hydrated ? startTrialKeepingAnswers : startTrial, initial)

  async function startTrialKeepingAnswers(
    previous: SignupFormState,
    form: FormData,
  ): Promise<SignupFormState> {
    try {
      const next = await startTrial(previous, form)
      setUnreachable(false)
      setReopened(false)
      return next
    } catch (error) {
      unstable_rethrow(error)
      setUnreachable(true)
      // The fields still hold what was typed; a new object makes the summary take the focus each time.
      return { ...previous }
    }
  }

  /**
   * Posts once `ready` has settled. By hand, because React empties a form after its own action, and answers are to
   * stay.
   */
  async function submit(event: FormEvent<HTMLFormElement>, ready?: Promise<void>) {
    event.preventDefault()
    if (preparing || posting) return
    const form = event.currentTarget
    setPreparing(true)
    await ready
    setPreparing(false)
    startTransition(() => action(new FormData(form)))
  }

  /** From a refusal back to the form: same answers, and a fresh request id from the server. */
  function reopen() {
    setReopened(true)
    router.refresh()
  }

  const state: SignupFormState = reopened ? formAgain(initial.requestId, answer.values) : answer
  return { state, answer, reopened, unreachable, preparing, posting, action, submit, reopen }
}

function formAgain(requestId: string, values: SignupValues): SignupFormState {
  return { kind: 'form', requestId, values, problems: [], notice: null }
}
