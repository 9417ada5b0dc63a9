import { replyWithFaults } from '../faults/reply-with-faults'
import type { EmulatorContext } from '../http/emulator-env'
import { errorResponse, methodNotAllowed, notFound } from '../http/errors'
import { toSeconds } from '../state/clock'
import type { EmulatorState } from '../state/create-state'
import type { EntityKind } from '../state/demo-tenant'
import { checkCaller } from './check-caller'
import { mintToken } from './mint-token'
import { parseTokenRequest } from './parse-token-request'

const kinds: Record<string, { kind: EntityKind; roleWord: string }> = {
  customers: { kind: 'customer', roleWord: 'Customer' },
  organizations: { kind: 'organization', roleWord: 'Organization' },
  accounts: { kind: 'account', roleWord: 'Account' },
}
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Mints a Secure Anonymous Token. The order of the checks is part of the contract: the earliest failure is told. */
export async function answerTokens(state: EmulatorState, c: EmulatorContext): Promise<Response> {
  const kindWord = c.req.param('kind') ?? ''
  const entityKind = Object.hasOwn(kinds, kindWord) ? kinds[kindWord] : undefined
  const entityId = c.req.param('entity')?.toLowerCase() ?? ''
  if (!entityKind || !uuidPattern.test(entityId)) return notFound()
  if (c.req.method !== 'POST') return methodNotAllowed('POST')

  const path = c.req.path
  const skew = state.faults.take('clock', path)
  const nowMs = state.clock.nowMs() + (skew?.seconds ?? 0) * 1000
  c.set('nowMs', nowMs)

  const caller = checkCaller(state, { headers: c.req.raw.headers, path, nowSeconds: toSeconds(nowMs) })
  if (caller.kind === 'refused') return caller.response

  const role = `API - Generate Anonymous ${entityKind.roleWord} Token`
  const hasRole = caller.integration.roles.some(
    (granted) =>
      granted.role === role && granted.entityKind === entityKind.kind && granted.entityId === entityId,
  )
  if (!hasRole || state.faults.take('role', path))
    return errorResponse(403, 'forbidden', `The API integration lacks the role "${role}" here.`)

  const provider = state.tenant.providers.find(
    (candidate) =>
      candidate.id === c.req.param('provider') &&
      candidate.entityKind === entityKind.kind &&
      candidate.entityId === entityId,
  )
  if (!provider?.enabled || state.faults.take('provider', path))
    return errorResponse(
      404,
      'provider_not_found',
      'There is no such Secure Anonymous provider here, or it is off.',
    )

  const parsed = parseTokenRequest(c.get('body'), c.req.header('content-type') ?? null)
  if (parsed.kind === 'refused') return parsed.response

  return replyWithFaults(state, c, async () => {
    const token = await mintToken(state, { provider, request: parsed.request, nowMs, path })
    if (state.faults.take('quoting', path))
      return new Response(token, { headers: { 'content-type': 'text/plain' } })
    return new Response(JSON.stringify(token), { headers: { 'content-type': 'application/json' } })
  })
}
