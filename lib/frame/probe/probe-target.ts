import type { ApiCredentials } from '@/lib/frame/request-sat'
import type { TokensUrl } from '@/lib/frame/tokens-url'

/** What is probed: the SAT provider of a product, with the credentials and addresses of its connection. */
export type ProbeTarget = {
  connection: string
  backendUrl: string
  tokensUrl: TokensUrl
  credentials: ApiCredentials
}

export type ProbePorts = {
  now: () => Date
  timeoutMs: number
  /** Called for every token that Frame gives, asked for or not. */
  noteToken: () => void
}
