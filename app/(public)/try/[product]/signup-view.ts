import type { PublicReason } from '@/lib/signups/reasons'
import type { FieldProblem, SignupFormState, SignupValues } from '@/lib/signups/signup-form-state'
import type { Language, Messages } from '@/messages'

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

export type Refusal = {
  reason: PublicReason
  pageTitle: string
  title: string
  meaning: string
  next: string
  /** When a place frees, with the words around that moment. */
  freesAt: { moment: string; before: string; after: string; language: Language } | null
  labels: {
    tryAgain: string
    starting: string
    backToForm: string
    openYourTrial: string
    otherProducts: string
  }
}

/** `portal` is its name. */
type Wording = { messages: Messages; language: Language; portal: string }

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

const momentMark = '{moment}'

function refusalOf(
  { reason, freesAt }: Extract<SignupFormState, { kind: 'refused' }>,
  { messages, language, portal }: Wording,
): Refusal {
  const { tryAgain, backToForm, openYourTrial, otherProducts, freesAt: freesAtSentence } = messages.refusal
  const text = messages.reasons[reason]
  const [before = '', after = ''] = freesAtSentence(momentMark).split(momentMark)
  return {
    ...text,
    reason,
    pageTitle: messages.titleOf(text.title, portal),
    freesAt: freesAt === null ? null : { moment: freesAt, before, after, language },
    labels: { tryAgain, starting: messages.signup.starting, backToForm, openYourTrial, otherProducts },
  }
}
