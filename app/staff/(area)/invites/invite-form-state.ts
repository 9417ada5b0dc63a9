/** What the form of an invite answers with; where it succeeds it leads on. */
export type InviteFormState =
  | { kind: 'idle' }
  | {
      kind: 'problem'
      heading: string
      text: string | null
      /** By field. */
      errors: { [field: string]: string }
      /** What was typed, for a page that is made anew. */
      values: InviteFormValues
    }

export type InviteFormValues = { [field: string]: string | boolean }
