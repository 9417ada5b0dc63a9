import type { BrowserCookie } from '../web/browser-cookie'
import type { Reason } from './reasons'
import type { FieldProblem } from './signup-form-state'

/**
 * What became of a posted signup. `handOverTo` carries the SAT: it goes into one redirect and nowhere else. No cookie
 * comes with a repeated answer once the browser has earned a newer one. `verify`: a code was mailed, and this browser
 * may wait for its verification.
 */
export type SignupOutcome =
  | SettledOutcome
  | { kind: 'verify'; handle: string; verification: string }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'no-product' }

/** What Frame and the quotas made of it. `waiting`: in line, or with a place that is held; `key` opens the page where it can be taken. */
export type SettledOutcome =
  | { kind: 'granted'; handOverTo: string; browserCookie: BrowserCookie | null }
  | { kind: 'refused'; reason: Reason; freesAt: Date | null }
  | { kind: 'waiting'; handle: string; key: string | null }
