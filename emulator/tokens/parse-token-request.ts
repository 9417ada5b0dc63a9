import { z } from 'zod'
import { errorResponse } from '../http/errors'
import { parseJson } from '../http/parse-json'
import type { RequestBody } from '../http/read-body'
import type { Settings } from '../state/settings'
import type { Refusal } from './refusal'

const domain = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}`
const emailPattern = new RegExp(String.raw`^[^\s@<>"(),:;\\[\]]{1,64}@${domain}$`, 'u')
const domainPattern = new RegExp(`^${domain}$`, 'u')

/** Everything is optional; unknown keys are ignored. `metadata` stays the object it came as. */
export const TokenRequest = z.object({
  first_name: z.string().max(256).optional(),
  last_name: z.string().max(256).optional(),
  email: z.string().max(254).regex(emailPattern, 'must be an e-mail address').optional(),
  email_domain: z.string().max(253).regex(domainPattern, 'must be a domain name').optional(),
  metadata: z.custom<Record<string, unknown>>(isObject, 'must be an object').optional(),
})
export type TokenRequest = z.infer<typeof TokenRequest>

export type ParsedTokenRequest = { kind: 'request'; request: TokenRequest } | Refusal
type Statuses = Pick<Settings, 'malformedBodyStatus' | 'invalidBodyStatus'>

/** Accepts an empty body, JSON, or a form of plain fields (a form cannot carry metadata). */
export function parseTokenRequest(
  body: RequestBody,
  contentType: string | null,
  statuses: Statuses,
): ParsedTokenRequest {
  if (body.kind === 'too-large') return refuse(413, 'body_too_large', 'The body may have 64 kB at most.')
  if (body.kind === 'not-utf8')
    return refuse(statuses.malformedBodyStatus, 'malformed_body', 'The body is not UTF-8 text.')
  if (body.text === '') return { kind: 'request', request: {} }
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/x-www-form-urlencoded')
    return checkFields(Object.fromEntries(new URLSearchParams(body.text)), statuses)
  // A JSON text without a Content-Type is what `requests.post(url, data=json.dumps(…))` sends.
  if (type !== 'application/json' && type !== '')
    return refuse(415, 'unsupported_media_type', 'Send application/json, a form, or nothing.')
  const parsed = parseJson(body.text)
  switch (parsed.kind) {
    case 'malformed':
      return refuse(statuses.malformedBodyStatus, 'malformed_json', 'The body is not valid JSON.')
    case 'refused':
      return refuse(statuses.invalidBodyStatus, 'invalid_body', parsed.message)
    case 'value':
      return checkFields(parsed.value, statuses)
  }
}

function checkFields(fields: unknown, { invalidBodyStatus: status }: Statuses): ParsedTokenRequest {
  if (!isObject(fields)) return refuse(status, 'invalid_body', 'The body must be a JSON object.')
  const parsed = TokenRequest.safeParse(fields)
  if (parsed.success) return { kind: 'request', request: parsed.data }
  const issue = parsed.error.issues[0]
  return refuse(
    status,
    'invalid_body',
    `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'not allowed'}`,
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(status: number, code: string, message: string): Refusal {
  return { kind: 'refused', response: errorResponse(status, code, message), cause: message }
}
