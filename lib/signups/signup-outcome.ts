import type { BrowserCookie } from '../web/browser-cookie'
import type { Reason } from './reasons'
import type { FieldProblem } from './signup-form-state'

/**
 * What became of a posted signup. `handOverTo` carries the SAT: it goes into one redirect and nowhere else. No cookie
 * comes with a repeated answer once the browser has earned a newer one.
 */
export type SignupOutcome =
  | { kind: 'granted'; handOverTo: string; browserCookie: BrowserCookie | null }
  | { kind: 'refused'; reason: Reason; freesAt: Date | null }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'no-product' }
