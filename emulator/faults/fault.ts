import { z } from 'zod'

const times = z.union([z.int().min(1).max(1_000_000), z.literal('always')]).default(1)
const path = z
  .string()
  .max(500)
  .regex(/^\/(v1|api)\/[\x21-\x7e]*$/, 'must be a path below /v1/ or /api/')
  .optional()
const seconds = z
  .int()
  .min(-10 * 365 * 86_400)
  .max(10 * 365 * 86_400)
const milliseconds = z.int().min(0).max(600_000)

const replyStatus = z.int().min(200).max(599)
const retryAfter = z.union([z.int().min(0), z.string().regex(/^[\x20-\x7e]{1,100}$/)]).optional()

/** What can be made to go wrong. `times` counts requests it happens to (session kinds: sessions); without `path` it is about the tokens endpoint. */
export const Fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: replyStatus,
    retryAfter,
    body: z.unknown().optional(),
    times,
    path,
  }),
  z.strictObject({ kind: z.literal('slow'), ms: milliseconds, times, path }),
  z.strictObject({ kind: z.literal('hang'), times, path }),
  z.strictObject({ kind: z.literal('drip'), times, path }),
  z.strictObject({
    kind: z.literal('reset'),
    when: z.enum(['before', 'after']).default('after'),
    times,
    path,
  }),
  z.strictObject({ kind: z.literal('html'), times, path }),
  z.strictObject({ kind: z.literal('empty'), times, path }),
  z.strictObject({ kind: z.literal('huge'), bytes: z.int().min(1).max(1_073_741_824), times, path }),
  z.strictObject({
    kind: z.literal('redirect'),
    location: z.string().regex(/^[\x21-\x7e]{1,2000}$/, 'must be a URL in printable ASCII'),
    times,
    path,
  }),
  z.strictObject({ kind: z.literal('clock-skew'), seconds, times, path }),
  z.strictObject({ kind: z.literal('revoked-key'), times }),
  z.strictObject({ kind: z.literal('role-removed'), times }),
  z.strictObject({ kind: z.literal('provider-off'), times }),
  z.strictObject({ kind: z.literal('lifetime'), seconds, times }),
  z.strictObject({ kind: z.literal('no-exp'), times }),
  z.strictObject({ kind: z.literal('not-jwt'), times }),
  z.strictObject({ kind: z.literal('unquoted'), times }),
  z.strictObject({ kind: z.literal('pool-full'), times }),
  z.strictObject({ kind: z.literal('session-failed'), times }),
])
export type Fault = z.infer<typeof Fault>
export type FaultKind = Fault['kind']
export type FaultOf<Kind extends FaultKind> = Extract<Fault, { kind: Kind }>

/** What each kind takes beside `times` and, for what happens on the wire, `path`. In words, for the one who got it wrong. */
export const faultHelp: Record<FaultKind, string> = {
  status: '"status" (200 to 599), optionally "retryAfter" (seconds or a date) and "body" (text or JSON)',
  slow: '"ms" (0 to 600000) to wait before the reply',
  hang: 'nothing else: the reply never comes',
  drip: 'nothing else: the headers, then the body at one byte a second',
  reset: '"when" ("before" or "after" the body is read)',
  html: 'nothing else: 200 with a page of HTML',
  empty: 'nothing else: 200 without a body',
  huge: '"bytes" (1 to 1073741824), streamed',
  redirect: '"location" (a URL)',
  'clock-skew': '"seconds" (whole, may be negative) that this server\'s clock is ahead',
  'revoked-key': 'nothing else: the client id is unknown',
  'role-removed': 'nothing else: no role covers the entity',
  'provider-off': 'nothing else: the provider is disabled',
  lifetime: '"seconds" (whole, may be negative) the token is valid',
  'no-exp': 'nothing else: a token without "exp"',
  'not-jwt': 'nothing else: a string that is no JWT',
  unquoted: 'nothing else: the token without its double quotes',
  'pool-full': 'nothing else: no machine is left for the next session',
  'session-failed': 'nothing else: the next session fails instead of opening',
}
