import type { firstTouchCookie } from '@/lib/web/first-touch'
import type { languageCookie } from '@/lib/web/language-choice'

type Write = (fields: Record<string, unknown>, message: string) => void

export type PortalServerOptions = {
  /** The folder of the Next application. */
  dir: string
  mode: 'production' | 'development'
  port: number
  publicUrl: URL
  /** Origins that a hand-over page's form may end at. */
  launchOrigins: () => Promise<string[]>
  /** The same for the form that leads staff to an OIDC provider. */
  signInOrigins?: readonly string[]
  firstTouchCookie: typeof firstTouchCookie
  languageCookie: typeof languageCookie
  log: Record<'debug' | 'info' | 'warn' | 'error', Write>
  limits?: Partial<Limits>
}

export type Limits = typeof defaultLimits

export const defaultLimits = {
  maxBodyBytes: 65_536,
  maxHeaderBytes: 16_384,
  headersTimeoutMs: 10_000,
  /** For receiving a whole request; answering it may take longer. */
  requestTimeoutMs: 15_000,
  keepAliveTimeoutMs: 5_000,
  /** A connection on which nothing moves, as with a client that does not read. */
  silenceTimeoutMs: 60_000,
  maxConnections: 4_096,
  /** How long a stopping server still serves while load balancers read its 503. */
  noticeMs: 3_000,
  /** How long requests under way may take after that. */
  graceMs: 30_000,
}
