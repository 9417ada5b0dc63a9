import { z } from 'zod'
import type { Settings } from '../state/settings'

const status = z.int().min(200).max(599).exactOptional()
const minutes = z.number().positive().max(10_080).exactOptional()
const seconds = z.number().min(0).max(86_400).exactOptional()
const machines = z.int().min(0).max(1000).exactOptional()
const yesOrNo = z.boolean().exactOptional()

const fields = {
  returnParameter: z.union([z.string().regex(/^[\w.~-]{1,64}$/), z.null()]).exactOptional(),
  idleMinutes: minutes,
  idleLogoutInvalidatesToken: yesOrNo,
  idleLogoutClosesSession: yesOrNo,

  timestampWindowSeconds: z.int().min(0).max(86_400).exactOptional(),
  rolesCoverDescendants: yesOrNo,
  acceptsUpperCaseSignatures: yesOrNo,
  mintStatus: z.int().min(200).max(202).exactOptional(),
  missingRoleStatus: status,
  absentProviderStatus: status,
  malformedBodyStatus: status,
  invalidBodyStatus: status,
  anonymousEmailDomain: z
    .string()
    .max(200)
    .regex(/^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/)
    .exactOptional(),
  sessionAssertionsPath: z
    .string()
    .max(200)
    .regex(/^\/api\/[\w./~-]+$/)
    .exactOptional(),

  poolMinimum: machines,
  poolBuffer: machines,
  poolMaximum: machines,
  bootSeconds: seconds,
  connectSeconds: seconds,
  disconnectMinutes: minutes,
  maximumSessionMinutes: minutes,
  userInactivityMinutes: minutes,
}
export const ChangedSettings = z.strictObject(fields)

const aStatus = 'a status from 200 to 599'
const someMinutes = 'a number above 0 and at most 10080'
const someSeconds = 'a number from 0 to 86400'
const someMachines = 'a whole number from 0 to 1000'
const trueOrFalse = 'true or false'

const help: Record<keyof Settings, string> = {
  returnParameter:
    'the name of a query parameter (1 to 64 letters, digits or . _ ~ -), or null to send no place to return to',
  idleMinutes: someMinutes,
  idleLogoutInvalidatesToken: trueOrFalse,
  idleLogoutClosesSession: trueOrFalse,

  timestampWindowSeconds: 'a whole number from 0 to 86400',
  rolesCoverDescendants: trueOrFalse,
  acceptsUpperCaseSignatures: trueOrFalse,
  mintStatus: 'a status from 200 to 202',
  missingRoleStatus: aStatus,
  absentProviderStatus: aStatus,
  malformedBodyStatus: aStatus,
  invalidBodyStatus: aStatus,
  anonymousEmailDomain: 'a domain name in lower case',
  sessionAssertionsPath: 'a path below /api/',

  poolMinimum: someMachines,
  poolBuffer: someMachines,
  poolMaximum: someMachines,
  bootSeconds: someSeconds,
  connectSeconds: someSeconds,
  disconnectMinutes: someMinutes,
  maximumSessionMinutes: someMinutes,
  userInactivityMinutes: someMinutes,
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
