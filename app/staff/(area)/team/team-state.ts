/** What became of an invitation. `link`: to hand on by hand, where this portal cannot mail it. */
export type TeamState =
  | { kind: 'idle' }
  | { kind: 'done'; text: string; link: string | null }
  | {
      kind: 'problem'
      heading: string
      text: string | null
      /** By field. */
      errors: { [field: string]: string }
      values: { [field: string]: string }
    }
