'use client'

import { useEffect, useRef } from 'react'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { SubmitButton } from '@/app/_ui/submit-button'
import { usePostedForm } from '@/app/_ui/use-posted-form'
import { takeOfferedPlace, type OfferView } from './actions'

type AcceptOfferProps = {
  offerKey: string
  /** Frame was down: presses its own button now and then. */
  tries: 'by-itself' | 'by-hand'
  texts: { accept: string; starting: string; notYet: string; unreachable: string; unreachableNext: string }
}

const pauseMs = 15_000
/** After a quarter of an hour the mail is the better way. */
const mostTries = 60

/** Only the button takes the place, because programs open mailed links too. */
export function AcceptOffer({ offerKey, tries, texts }: AcceptOfferProps) {
  const { state, pending, unreachable, action, submit } = usePostedForm<OfferView>(takeOfferedPlace, {
    refusal: null,
    attempt: 0,
  })
  const form = useRef<HTMLFormElement>(null)
  const goesOn = tries === 'by-itself' && !state.refusal && state.attempt < mostTries
  useEffect(() => {
    if (!goesOn || pending) return
    const timer = setTimeout(() => form.current?.requestSubmit(), pauseMs)
    return () => clearTimeout(timer)
  }, [goesOn, pending, state])

  const problem = unreachable
    ? { title: texts.unreachable, text: texts.unreachableNext }
    : state.refusal && { title: state.refusal.title, text: `${state.refusal.meaning} ${state.refusal.next}` }
  return (
    <form
      ref={form}
      action={action}
      onSubmit={submit}
      aria-busy={pending}
      data-reason={state.refusal?.reason}
      className="flex flex-col gap-5"
    >
      {problem ? (
        <ErrorSummary heading={problem.title} text={problem.text} errors={{}} occasion={state} />
      ) : null}
      <input type="hidden" name="key" value={offerKey} />
      <SubmitButton label={texts.accept} progress={pending ? texts.starting : null} />
      <p role="status" className={state.attempt > 0 && !pending ? 'text-muted' : 'sr-only'}>
        {state.attempt > 0 && !pending ? texts.notYet : null}
      </p>
    </form>
  )
}
