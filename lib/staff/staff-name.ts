export type NameProblem = 'missing' | 'too-long'

const longestName = 80

/** A person's name on one line, without control characters. */
export function plainName(
  written: string,
): { kind: 'ok'; name: string } | { kind: 'invalid'; problem: NameProblem } {
  const name = written
    .slice(0, 1_000)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (name === '') return { kind: 'invalid', problem: 'missing' }
  return name.length > longestName ? { kind: 'invalid', problem: 'too-long' } : { kind: 'ok', name }
}
