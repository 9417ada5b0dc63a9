/** What a form before the sign-in answers with. Where it succeeds it mostly leads on. */
export type DoorState =
  | { kind: 'idle' }
  | { kind: 'done'; text: string }
  | {
      kind: 'problem'
      heading: string
      text: string | null
      /** By field. */
      errors: { [field: string]: string }
      /** What was typed, for a page that is made anew; no passwords. */
      values: { [field: string]: string }
    }
