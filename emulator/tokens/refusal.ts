/** An answer that says no, and for the audit trail the exact reason, which the caller may not be told. */
export type Refusal = { kind: 'refused'; response: Response; cause: string }
