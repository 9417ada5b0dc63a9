import type { Problems } from './fields'

const longestName = 100

/** What an administrator calls something. Adds to `problems` what is wrong with it. */
export function checkName(
  name: string,
  { field, what, problems }: { field: string; what: string; problems: Problems },
) {
  if (name === '') problems[field] = `Enter ${what}.`
  else if (name.length > longestName) problems[field] = `Enter ${what} of at most ${longestName} characters.`
}
