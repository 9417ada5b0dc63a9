import type { PublicReason } from './reasons'

/** What a prospect typed, as it is shown again when the form comes back. */
export type SignupValues = {
  email: string
  firstName: string
  lastName: string
  company: string
  country: string
  consent: boolean
}

/** `code` is a key of the messages for that field. */
export type FieldProblem = { field: keyof SignupValues | 'captcha'; code: string }

/** What the signup page shows after a post that did not end in a hand-over. */
export type SignupFormState =
  | {
      kind: 'form'
      requestId: string
      values: SignupValues
      problems: FieldProblem[]
      notice: PublicReason | null
    }
  | { kind: 'refused'; requestId: string; values: SignupValues; reason: PublicReason; freesAt: string | null }
