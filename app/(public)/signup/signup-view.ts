import type { PublicReason } from '@/lib/signups/reasons'
import type { FieldProblem, SignupFormState, SignupValues } from '@/lib/signups/signup-form-state'
import type { Messages } from '@/messages'
import { refusalOf, type Refusal, type Wording } from '../refusal'

/** What the signup page shows, in words: the form as it was answered, or a refusal in its place. */
export type SignupView = {
  requestId: string
  values: SignupValues
  /** What was wrong with the last attempt. */
  summary: Summary | null
  /** One sentence for each field with a problem, in the order of the form. */
  errors: { [field: string]: string }
  refusal: Refusal | null
}

export type Summary = { reason: PublicReason | null; heading: string; text: string | null }

/** Chooses the words on the server: the browser gets those it shows, and none of all the others. */
export function signupView(state: SignupFormState, wording: Wording): SignupView {
  const { messages } = wording
  const { requestId, values } = state
  const view = { requestId, values, summary: null, errors: {}, refusal: null }
  if (state.kind === 'refused') return { ...view, refusal: refusalOf(state, wording) }
  if (state.notice) {
    const { title, meaning, next } = messages.reasons[state.notice]
    return { ...view, summary: { reason: state.notice, heading: title, text: `${meaning} ${next}` } }
  }
  if (state.problems.length === 0) return view
  const summary = { reason: null, heading: messages.signup.problemHeading, text: null }
  return { ...view, summary, errors: errorsOf(state.problems, messages) }
}

function errorsOf(problems: FieldProblem[], { fieldProblems, signup }: Messages) {
  return Object.fromEntries(
    problems.map(({ field, code }) => {
      const sentences: Record<string, string> = fieldProblems[field]
      return [field, sentences[code] ?? signup.problemElsewhere]
    }),
  )
}
