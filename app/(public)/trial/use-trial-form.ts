'use client'

import { unstable_rethrow } from 'next/navigation'
import { startTransition, useActionState, useState, useTransition, type FormEvent } from 'react'
import type { TrialFormState } from '@/lib/trials/trial-form-state'

type TrialAction = (previous: TrialFormState, form: FormData) => Promise<TrialFormState>

export type TrialPost = ReturnType<typeof useTrialForm>

/** One of the forms about a trial: `action` posts it by the browser alone, `submit` once JavaScript runs. */
export function useTrialForm(post: TrialAction) {
  const [posted, action] = useActionState<TrialFormState, FormData>(post, { kind: 'idle' })
  const [state, setState] = useState(posted)
  const [sent, setSent] = useState<FormData | null>(null)
  const [unreachable, setUnreachable] = useState(false)
  const [pending, startPosting] = useTransition()

  /** By hand, because React empties a form after its own action; a second click while the first runs does nothing. */
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (pending) return
    const form = new FormData(event.currentTarget, submitterOf(event))
    setSent(form)
    startPosting(async () => {
      const next = await answerTo(form)
      startTransition(() => {
        setUnreachable(next === null)
        // A new object makes the message take the focus each time.
        setState(next ?? { ...state })
      })
    })
  }

  async function answerTo(form: FormData): Promise<TrialFormState | null> {
    try {
      return await post(state, form)
    } catch (error) {
      unstable_rethrow(error)
      return null
    }
  }

  return { state, sent, pending, unreachable, action, submit }
}

/** The button that was pressed; its name and value belong to what is sent. */
function submitterOf({ nativeEvent }: FormEvent<HTMLFormElement>): HTMLElement | null {
  return nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
}
