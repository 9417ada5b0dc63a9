import type { PublicReason } from '../signups/reasons'

/** What a page about a trial shows after one of its forms was posted. */
export type TrialFormState =
  | { kind: 'idle' }
  | { kind: 'refused'; reason: PublicReason }
  | { kind: 'noted'; what: 'feedback' | 'more-time' | 'more-time-granted' | 'end' | 'forgotten' }
