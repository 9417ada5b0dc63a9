import type { z } from 'zod'

/** What is wrong with a settings file, in a sentence that begins with the path of its key. */
export function settingsProblem(issue: z.core.$ZodIssue): string {
  const at = issue.path.reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${String(key)}` : String(key),
    '',
  )
  if (issue.code === 'unrecognized_keys') {
    return `${at || 'The file'} has unknown keys: ${issue.keys.join(', ')}.`
  }
  return `${at || 'The file'} ${issue.message}.`
}
