export type NameProblem = 'missing' | 'too-long' | 'reserved'

const longestName = 80

/** By these the audit log names what no person did. */
const namesOfOthers = ['settings file', 'command line', 'webhooks', 'set-up link', 'portal', 'system']

/** A person's name on one line, without characters that are not seen. */
export function plainName(
  written: string,
): { kind: 'ok'; name: string } | { kind: 'invalid'; problem: NameProblem } {
  const name = written
    .slice(0, 1_000)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/\p{C}/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
  if (name === '') return { kind: 'invalid', problem: 'missing' }
  if (name.length > longestName) return { kind: 'invalid', problem: 'too-long' }
  const isReserved = namesOfOthers.includes(name.normalize('NFKC').toLowerCase())
  return isReserved ? { kind: 'invalid', problem: 'reserved' } : { kind: 'ok', name }
}
