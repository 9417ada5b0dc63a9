import type { Check } from '@/lib/frame/check/check-connection'

type Values = { [field: string]: string | boolean }

/** What the forms of a connection answer with; what was saved leads on instead. No secret comes back. */
export type ConnectionFormState =
  | { kind: 'idle' }
  | {
      kind: 'problem'
      heading: string
      text: string | null
      errors: { [field: string]: string }
      values: Values
    }
  | { kind: 'tested'; check: Check; values: Values }
