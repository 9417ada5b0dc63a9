import type { FieldProblem, SignupFormState } from '@/lib/signups/signup-form-state'
import type { SignupTexts } from './signup-texts'

type FormState = Extract<SignupFormState, { kind: 'form' }>

type Summary = {
  heading: string
  text?: string
  problems: { field: FieldProblem['field']; text: string }[]
  /** The solution of the captcha was turned down, or went with an answer that used it up. */
  asksForNewCheck: boolean
}

/** What stands above the form: a lost connection, else what the server said about all of it, else the fields. */
export function summaryOf(state: FormState, unreachable: boolean, texts: SignupTexts): Summary | null {
  const { form } = texts
  if (unreachable)
    return { heading: form.unreachable, text: form.unreachableNext, problems: [], asksForNewCheck: true }

  const problems = problemTexts(state.problems, texts)
  if (state.notice) {
    const { title, meaning, next } = texts.reasons[state.notice]
    return { heading: title, text: `${meaning} ${next}`, problems, asksForNewCheck: true }
  }
  if (problems.length === 0) return null
  return {
    heading: form.problemHeading,
    problems,
    asksForNewCheck: problems.some(({ field }) => field === 'captcha'),
  }
}

const fieldsInOrder: FieldProblem['field'][] = [
  'email',
  'firstName',
  'lastName',
  'company',
  'country',
  'consent',
  'captcha',
]

/** One sentence for each field with a problem, in the order of the form. */
function problemTexts(problems: FieldProblem[], texts: SignupTexts) {
  return fieldsInOrder.flatMap((field) => {
    const problem = problems.find((candidate) => candidate.field === field)
    if (!problem) return []
    const sentences: Record<string, string> = texts.fieldProblems[field]
    return [{ field, text: sentences[problem.code] ?? texts.form.problemElsewhere }]
  })
}
