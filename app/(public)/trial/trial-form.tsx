import type { ReactNode } from 'react'
import { ErrorSummary } from '@/app/_ui/error-summary'
import type { TrialTexts } from './trial-texts'
import type { TrialPost } from './use-trial-form'

type TrialFormProps = {
  handle: string
  post: TrialPost
  texts: TrialTexts
  /** Where the reason of a refusal stands: above the fields, or elsewhere on the page. */
  refusal?: 'here' | 'elsewhere'
  className?: string
  children: ReactNode
}

export function TrialForm({
  handle,
  post,
  texts,
  refusal = 'here',
  className = 'gap-4',
  children,
}: TrialFormProps) {
  const problem = problemOf(post, texts, refusal)
  return (
    <form
      action={post.action}
      onSubmit={post.submit}
      aria-busy={post.pending}
      className={`flex flex-col ${className}`}
    >
      {problem ? (
        <div data-reason={problem.reason}>
          <ErrorSummary heading={problem.heading} text={problem.text} errors={{}} occasion={post.state} />
        </div>
      ) : null}
      <input type="hidden" name="handle" value={handle} />
      {children}
    </form>
  )
}

function problemOf({ state, unreachable }: TrialPost, texts: TrialTexts, refusal: 'here' | 'elsewhere') {
  if (unreachable) return { heading: texts.forms.unreachable, text: texts.forms.unreachableNext }
  if (state.kind !== 'refused' || refusal === 'elsewhere') return null
  const { title, meaning, next } = texts.reasons[state.reason]
  return { reason: state.reason, heading: title, text: `${meaning} ${next}` }
}
