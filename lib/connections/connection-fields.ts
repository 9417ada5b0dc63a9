import { z } from 'zod'
import { parseTokensUrl, type TokensUrl } from '../frame/tokens-url'
import { ConnectionSettings } from '../settings/settings-file'

/** What the form of a connection posts, as typed. */
export type ConnectionFields = z.infer<typeof ConnectionFields>

export const ConnectionFields = z.strictObject({
  /** Id of the stored one; empty for a new one. */
  connection: z.union([z.uuid(), z.literal('')]),
  name: z.string().max(1_000),
  tokensUrl: z.string().max(4_000),
  backendUrl: z.string().max(4_000),
  clientId: z.string().max(1_000),
  clientSecret: z.string().max(1_000),
  note: z.string().max(10_000),
  endDemo: z.literal('on').optional(),
})

export type FieldErrors = { [field: string]: string }

export type ReadKey = { clientId: string; clientSecret: string | null }

/** What a client id is made of, as it travels in a header. */
const clientIdPattern = /^[\x21-\x7e]+$/

/** `clientSecret` is null where the stored one is kept, which a client id of its own never does. */
export function readKey(
  typed: { clientId: string; clientSecret: string },
  stored: { clientId: string } | null,
  names: { clientId: string; clientSecret: string },
): { key: ReadKey; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const clientId = typed.clientId.trim()
  const clientSecret = typed.clientSecret.trim()
  if (clientId === '') errors[names.clientId] = 'Enter the client id; Frame shows it beside the key.'
  else if (!clientIdPattern.test(clientId) || clientId.length > 200)
    errors[names.clientId] = 'The client id has characters that no client id has; copy it again.'
  if (clientSecret === '' && stored?.clientId !== clientId)
    errors[names.clientSecret] = stored
      ? 'Another client id has a secret of its own: enter it too.'
      : 'Enter the client secret; Frame shows it once, when the key is made.'
  else if (clientSecret.length > 200)
    errors[names.clientSecret] = 'The client secret is too long; copy it again.'
  return { key: { clientId, clientSecret: clientSecret === '' ? null : clientSecret }, errors }
}

export function readTokensUrl(
  typed: string,
  apiUrl: string | null,
): { kind: 'ok'; tokensUrl: TokensUrl } | { kind: 'invalid'; error: string } {
  if (typed.trim() === '')
    return { kind: 'invalid', error: "Enter the tokens URL; the SAT provider's Playground shows it." }
  const parsed = parseTokensUrl(typed)
  if (parsed.kind === 'invalid') return { kind: 'invalid', error: parsed.problem }
  if (apiUrl !== null && parsed.tokensUrl.origin !== apiUrl)
    return {
      kind: 'invalid',
      error: `This tokens URL is at ${parsed.tokensUrl.origin}; this connection is for ${apiUrl}. Add another connection for it.`,
    }
  return { kind: 'ok', tokensUrl: parsed.tokensUrl }
}

/** Empty for the API's own origin. */
export function readBackendUrl(
  typed: string,
  apiUrl: string,
): { kind: 'ok'; backendUrl: string } | { kind: 'invalid'; error: string } {
  if (typed.trim() === '') return { kind: 'ok', backendUrl: apiUrl }
  const parsed = ConnectionSettings.shape.backendUrl.safeParse(typed.trim())
  if (parsed.success && parsed.data) return { kind: 'ok', backendUrl: parsed.data }
  return { kind: 'invalid', error: `The backend URL ${messageOf(parsed.error)}.` }
}

export function readName(typed: string): { kind: 'ok'; name: string } | { kind: 'invalid'; error: string } {
  const parsed = ConnectionSettings.shape.name.safeParse(typed)
  return parsed.success
    ? { kind: 'ok', name: parsed.data }
    : { kind: 'invalid', error: `The name ${messageOf(parsed.error)}.` }
}

function messageOf(error: z.ZodError | undefined): string {
  return error?.issues[0]?.message ?? 'is not usable'
}
