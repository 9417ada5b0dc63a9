import { z } from 'zod'
import type { Settings } from '../state/settings'

const fields = {
  returnParameter: z.union([z.string().regex(/^[\w.~-]{1,64}$/), z.null()]).exactOptional(),
  idleMinutes: z.number().positive().max(10_080).exactOptional(),
  idleLogoutInvalidatesToken: z.boolean().exactOptional(),
}
const ChangedSettings = z.strictObject(fields)

const help: Record<keyof Settings, string> = {
  returnParameter:
    'the name of a query parameter (1 to 64 letters, digits or . _ ~ -), or null to send no place to return to',
  idleMinutes: 'a number above 0 and at most 10080',
  idleLogoutInvalidatesToken: 'true or false',
}

export type ParsedSettings =
  { kind: 'settings'; settings: Partial<Settings> } | { kind: 'invalid'; message: string }

/** Reads `{ "idleMinutes": 1 }`: what is left out stays as it is. Of several mistakes the first is told. */
export function parseSettings(value: unknown): ParsedSettings {
  const parsed = ChangedSettings.safeParse(value)
  if (parsed.success) return { kind: 'settings', settings: parsed.data }
  return { kind: 'invalid', message: explain(parsed.error.issues[0]) }
}

function explain(issue: z.core.$ZodIssue | undefined): string {
  const known = Object.keys(fields).join(', ')
  if (issue?.code === 'unrecognized_keys')
    return `There is no setting ${issue.keys.map((key) => `"${key}"`).join(', ')}; there are ${known}.`
  const name = issue?.path[0]
  if (typeof name === 'string' && isSetting(name)) return `"${name}" takes ${help[name]}.`
  return `Send an object with any of ${known}, and nothing else.`
}

function isSetting(name: string): name is keyof Settings {
  return Object.hasOwn(help, name)
}
