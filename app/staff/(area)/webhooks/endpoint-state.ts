/** What the forms of endpoints answer with. A secret is in it once, because it is shown once. */
export type EndpointState =
  | { kind: 'idle' }
  | { kind: 'secret'; endpoint: string; secret: string }
  | {
      kind: 'problem'
      heading: string
      text: string | null
      /** By field. */
      errors: { [field: string]: string }
      /** What was entered, for a page that is made anew. */
      values: { [field: string]: string | boolean }
    }
