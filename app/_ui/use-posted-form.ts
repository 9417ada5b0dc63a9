'use client'

import { unstable_rethrow } from 'next/navigation'
import { startTransition, useActionState, useState, useTransition, type FormEvent } from 'react'

type FormAction<State> = (previous: Awaited<State>, form: FormData) => Promise<State>

/**
 * A form and what came back: `action` posts it by the browser alone, `submit` once JavaScript runs. A form that stands
 * on several pages names one that always shows it: without JavaScript the answer is there.
 */
export function usePostedForm<State extends object>(
  post: FormAction<State>,
  initial: Awaited<State>,
  { answeredAt }: { answeredAt?: string } = {},
) {
  const [posted, action] = useActionState<State, FormData>(post, initial, answeredAt)
  const [state, setState] = useState<Awaited<State>>(posted)
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

  async function answerTo(form: FormData): Promise<Awaited<State> | null> {
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
