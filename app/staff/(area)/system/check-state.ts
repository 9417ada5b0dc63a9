/** A finding as the page shows it. */
export type ShownFinding = { level: 'ok' | 'warning' | 'failure'; subject: string; finding: string }

export type CheckState = { kind: 'idle' } | { kind: 'unknown' } | { kind: 'looked'; findings: ShownFinding[] }
