import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { hasSafeScheme } from './frame/safe-url'
import { isTimeZone } from './time-zone'

/** The environment in our own words; every name is explained in the README. */
export type Env = z.infer<typeof Environment>

type Source = Record<string, string | undefined>

const whole = (fallback: number, min: number, max: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${min} to ${max}` })
    .int(`must be a whole number from ${min} to ${max}`)
    .min(min, `must be ${min} or more`)
    .max(max, `must be ${max} or less`)
    .default(fallback)

const port = (fallback: number) => whole(fallback, 1, 65_535)
const text = z.string().min(1).optional()
const origin = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://api.example.com' })
  .transform((value) => new URL(value))
  .refine((url) => url.pathname === '/' && !url.search && !url.hash && !url.username, {
    error: 'must be an origin only: scheme and host, no path, no credentials',
  })
const key = z
  .string()
  .regex(
    /^[A-Za-z0-9_+/=-]{43,}$/,
    'must hold at least 32 random bytes; make one with: openssl rand -base64 32',
  )
  .optional()

const issuer = z.string().refine(isIssuer, {
  error:
    'must be an address such as https://login.example.com (http:// is for this machine only), without credentials',
})

const smtpUrl = z.string().refine(isSmtpUrl, {
  error: 'must be an address such as smtp://user:password@mail.example.com:587, or smtps:// for TLS at once',
})

/** `portal@example.com` or `Trial Portal <portal@example.com>`, with the quotes some write around the name. */
const sender = z
  .string()
  .max(320, 'must have at most 320 characters')
  .transform((text, context) => {
    const [, name = '', named, bare] = senderPattern.exec(text.trim()) ?? []
    const address = named ?? bare
    if (address !== undefined) return { name: name.trim().replace(/^"(.*)"$/, '$1'), address }
    context.addIssue('must be an e-mail address, or a name with one: Trial Portal <portal@example.com>')
    return z.NEVER
  })
const senderPattern = /^(?:([^<>\p{Cc}]*)<([^\s@<>,"]+@[^\s@<>,"]+)>|([^\s@<>,"]+@[^\s@<>,"]+))$/u

/** `hooks.lan, 10.1.2.3:8080, [fd00::5]`, written as a URL would be. */
const hosts = z
  .string()
  .default('')
  .transform((text, context) => {
    const entries = text.split(/[\s,]+/).filter(Boolean)
    return entries.flatMap((entry) => {
      const host = parseHost(entry)
      if (host === null) {
        context.addIssue(
          `must be hosts such as hooks.lan or 10.1.2.3:8080, separated by commas, not "${entry}"`,
        )
      }
      return host ?? []
    })
  })
export type PrivateHost = { host: string; port: number | null }

const timeZone = z
  .string()
  .refine(isTimeZone, { error: 'must be a time zone name such as Europe/Berlin' })
  .default('UTC')

const Variables = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  PORT: port(3000),
  PUBLIC_URL: origin.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  EMULATOR_PORT: port(4000),
  FRAME_API_URL: origin.optional(),
  FRAME_BACKEND_URL: origin.optional(),
  FRAME_CLIENT_ID: text,
  FRAME_CLIENT_SECRET: text,
  FRAME_SAT_URL: text,
  FRAME_LAUNCH_URL: text,
  FRAME_RETURN_PARAM: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,64}$/, 'must be a plain word of at most 64 letters, digits, _, . or -')
    .optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: sender.optional(),
  AUTH_SECRET: key,
  QUOTA_KEY: key,
  ENCRYPTION_KEY: key,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: text,
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  TRUSTED_PROXY_HOPS: whole(0, 0, 10),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  TIME_ZONE: timeZone,
  WEBHOOK_PRIVATE_HOSTS: hosts,
  PORTAL_DEMO: z.enum(['0', '1']).default('0'),
  EMULATOR_ORIGIN: origin.optional(),
})

/** All that can be set. */
export const variableNames = Object.keys(Variables.shape)

const Environment = Variables.transform((values) => ({
  mode: values.NODE_ENV,
  logLevel: values.LOG_LEVEL,
  port: values.PORT,
  publicUrl: values.PUBLIC_URL ?? new URL(`http://localhost:${values.PORT}`),
  databaseUrl: values.DATABASE_URL,
  dataDir: values.DATA_DIR,
  emulatorPort: values.EMULATOR_PORT,
  frame: {
    apiUrl: values.FRAME_API_URL?.origin,
    backendUrl: values.FRAME_BACKEND_URL?.origin,
    clientId: values.FRAME_CLIENT_ID,
    clientSecret: values.FRAME_CLIENT_SECRET,
    tokensUrl: values.FRAME_SAT_URL,
    launchUrl: values.FRAME_LAUNCH_URL,
    /** The query parameter in which Frame says where the person was, if it is none of the usual names. */
    returnParam: values.FRAME_RETURN_PARAM,
  },
  mail: {
    /** Without one the portal can send no mail. */
    smtpUrl: values.SMTP_URL,
    from: values.MAIL_FROM,
  },
  authSecret: values.AUTH_SECRET,
  quotaKey: values.QUOTA_KEY,
  encryptionKey: values.ENCRYPTION_KEY,
  actionsKey: values.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  /** Where staff may sign in beside the password: all three or none. */
  oidc: {
    issuer: values.OIDC_ISSUER,
    clientId: values.OIDC_CLIENT_ID,
    clientSecret: values.OIDC_CLIENT_SECRET,
  },
  trustedProxyHops: values.TRUSTED_PROXY_HOPS,
  /** What GET /metrics asks for; without one it answers this machine only. */
  metricsToken: values.METRICS_TOKEN,
  timeZone: values.TIME_ZONE,
  /** Receivers of webhooks inside the company's network. */
  webhookPrivateHosts: values.WEBHOOK_PRIVATE_HOSTS,
  /** Set by the launcher when no real Frame and no database of the operator's own is configured. */
  demo: values.PORTAL_DEMO === '1',
  /** Set by the launcher beside PORTAL_DEMO: where the emulator answers. */
  emulatorOrigin: values.EMULATOR_ORIGIN?.origin,
}))

const secretNames = [
  'DATABASE_URL',
  'FRAME_CLIENT_SECRET',
  'SMTP_URL',
  'AUTH_SECRET',
  'QUOTA_KEY',
  'ENCRYPTION_KEY',
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
] as const

const oidcNames = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']

/** Reads the environment once; `problems` lists every mistake at once, each in a sentence that names the variable. */
export function parseEnv(source: Source): { kind: 'ok'; env: Env } | { kind: 'invalid'; problems: string[] } {
  const { values, problems: unread } = readSecretFiles(withoutEmpty(source))
  const problems = [...unread, ...oidcProblems(values)]
  const parsed = Environment.safeParse(values)
  if (parsed.success && problems.length === 0) return { kind: 'ok', env: parsed.data }
  const mistakes = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`) ?? []
  return { kind: 'invalid', problems: [...problems, ...mistakes] }
}

let current: Env | undefined

/** The environment of this process, read at its first use so that a build needs none. */
export function env(): Env {
  if (current) return current
  const parsed = parseEnv(process.env)
  if (parsed.kind === 'invalid') {
    throw new Error(`The environment has mistakes:\n${parsed.problems.map((line) => `  ${line}`).join('\n')}`)
  }
  return (current = parsed.env)
}

/** What a process cannot do without, by the name that the operator gives it. */
const variables = {
  databaseUrl: 'DATABASE_URL',
  authSecret: 'AUTH_SECRET',
  quotaKey: 'QUOTA_KEY',
  encryptionKey: 'ENCRYPTION_KEY',
} as const

/** A setting without which the calling code cannot work; the launcher makes or demands all of them. */
export function requireEnv(name: keyof typeof variables): string {
  const value = env()[name]
  if (value === undefined) throw new Error(`${variables[name]} is missing. Set it, or start with npm start.`)
  return value
}

function oidcProblems(values: Source): string[] {
  const missing = oidcNames.filter((name) => values[name] === undefined)
  if (missing.length === 0 || missing.length === oidcNames.length) return []
  return [`${oidcNames.join(', ')} go together: set all three, or none. Missing: ${missing.join(', ')}.`]
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return hasSafeScheme(url) && !url.username && !url.search && !url.hash
}

function parseHost(entry: string): PrivateHost | null {
  const [, host, port] = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(entry) ?? []
  if (host === undefined || !URL.canParse(`http://${host}`) || Number(port) > 65_535) return null
  const url = new URL(`http://${host}`)
  if (url.host !== url.hostname || url.pathname !== '/' || url.username || url.search || url.hash) return null
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: port === undefined ? null : Number(port) }
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return ['smtp:', 'smtps:'].includes(protocol) && hostname !== ''
}

function withoutEmpty(source: Source): Source {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
}

function readSecretFiles(source: Source) {
  const values = { ...source }
  const problems: string[] = []
  for (const name of secretNames) {
    const file = source[`${name}_FILE`]
    if (file === undefined || values[name] !== undefined) continue
    try {
      values[name] = readFileSync(file, 'utf8').trim()
    } catch {
      problems.push(`${name}_FILE names a file that cannot be read.`)
    }
  }
  return { values, problems }
}
