'use client'

import { ErrorSummary } from '@/app/_ui/error-summary'
import { usePostedForm } from '@/app/_ui/use-posted-form'

type Problem = { heading: string; text: string | null; errors: { readonly [field: string]: string } }
type Answer = ({ kind: 'problem' } & Problem) | { kind: string; errors?: never }

const notReached: Problem = {
  heading: 'The portal could not be reached',
  text: 'Nothing was sent. Check your connection and try again.',
  errors: {},
}

/** A form of staff, with the summary of what is wrong with what was sent, or of how it did not get there. */
export function useStaffForm<State extends Answer>(
  post: (previous: Awaited<State>, form: FormData) => Promise<State>,
  initial: Awaited<State>,
) {
  const { unreachable, ...form } = usePostedForm(post, initial)
  const answer: Answer = form.state
  const problem = unreachable ? notReached : answer.errors ? answer : null
  const summary = problem ? (
    <ErrorSummary
      heading={problem.heading}
      text={problem.text}
      errors={problem.errors}
      occasion={form.state}
    />
  ) : null
  return { ...form, summary, errors: problem?.errors ?? {} }
}
