import type { ProductValues } from '@/lib/products/staff/product-values'
import type { LaterChange } from '../../_settings/later-change'

/** What the editor answers with; where it succeeds it leads on. */
export type ProductFormState =
  | { kind: 'idle' }
  | {
      kind: 'problem'
      heading: string
      text: string | null
      errors: { [field: string]: string }
      values: ProductValues
      /** The latest change that the form knows of. */
      base: string
      /** What others changed since it was opened. */
      changes: LaterChange[]
    }
