/** One thing that was looked at; the sentence of a warning or failure says what to do. */
export type Finding = { level: Level; subject: string; finding: string }
export type Level = 'ok' | 'warning' | 'failure'

export const ok = (subject: string, finding: string): Finding => ({ level: 'ok', subject, finding })
export const warning = (subject: string, finding: string): Finding => ({ level: 'warning', subject, finding })
export const failure = (subject: string, finding: string): Finding => ({ level: 'failure', subject, finding })

/** Of several findings the one that needs looking at first. */
export function worstOf(findings: Finding[]): Level {
  const has = (wanted: Level) => findings.some(({ level }) => level === wanted)
  return has('failure') ? 'failure' : has('warning') ? 'warning' : 'ok'
}
