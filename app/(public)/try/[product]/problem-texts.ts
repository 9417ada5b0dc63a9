import type { FieldProblem } from '@/lib/signups/signup-form-state'
import type { SignupTexts } from './signup-texts'

export type FieldName = FieldProblem['field']

const fieldsInOrder: FieldName[] = [
  'email',
  'firstName',
  'lastName',
  'company',
  'country',
  'consent',
  'captcha',
]

/** One sentence for each field with a problem, in the order of the form. */
export function problemTexts(
  problems: FieldProblem[],
  texts: SignupTexts,
): { field: FieldName; text: string }[] {
  return fieldsInOrder.flatMap((field) => {
    const problem = problems.find((candidate) => candidate.field === field)
    if (!problem) return []
    const sentences: Record<string, string> = texts.fieldProblems[field]
    return [{ field, text: sentences[problem.code] ?? texts.form.problemElsewhere }]
  })
}
