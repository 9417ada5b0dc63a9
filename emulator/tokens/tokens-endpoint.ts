import { replyWithFaults } from '../faults/reply-with-faults'
import type { EmulatorContext } from '../http/emulator-env'
import { errorResponse, methodNotAllowed, notFound } from '../http/errors'
import { maskText } from '../requests/mask-secrets'
import { toSeconds } from '../state/clock'
import type { EmulatorState } from '../state/create-state'
import type { EntityKind, Provider } from '../state/tenant'
import { checkCaller } from './check-caller'
import { findProvider } from './find-provider'
import { hasRole } from './has-role'
import { mintToken } from './mint-token'
import { parseTokenRequest, type TokenRequest } from './parse-token-request'
import type { Refusal } from './refusal'

type Kind = { kind: EntityKind; roleWord: string }

const kinds: Record<string, Kind> = {
  customers: { kind: 'customer', roleWord: 'Customer' },
  organizations: { kind: 'organization', roleWord: 'Organization' },
  accounts: { kind: 'account', roleWord: 'Account' },
}
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Mints a Secure Anonymous Token. The order of the checks is part of the contract: the earliest failure is told. */
export async function answerTokens(state: EmulatorState, c: EmulatorContext): Promise<Response> {
  const kindWord = c.req.param('kind') ?? ''
  const kind = Object.hasOwn(kinds, kindWord) ? kinds[kindWord] : undefined
  const entityId = c.req.param('entity')?.toLowerCase() ?? ''
  if (!kind || !uuidPattern.test(entityId)) return notFound()
  if (c.req.method !== 'POST') return methodNotAllowed('POST')

  const path = c.req.path
  const skew = state.faults.take('clock', path)
  const nowMs = state.clock.nowMs() + (skew?.seconds ?? 0) * 1000
  c.set('nowMs', nowMs)

  const providerId = c.req.param('provider') ?? ''
  const checked = checkRequest(state, c, { kind, entityId, providerId, nowMs })
  if (checked.kind === 'refused') {
    noteRefusal(state, c, { cause: checked.cause, entityId, providerId })
    return checked.response
  }

  return replyWithFaults(state, c, async () => {
    const token = await mintToken(state, { ...checked, nowMs, path })
    const { mintStatus: status } = state.settings.get()
    if (state.faults.take('quoting', path))
      return new Response(token, { status, headers: { 'content-type': 'text/plain' } })
    return new Response(JSON.stringify(token), { status, headers: { 'content-type': 'application/json' } })
  })
}

type Wanted = { kind: Kind; entityId: string; providerId: string; nowMs: number }
type Checked = { kind: 'accepted'; provider: Provider; request: TokenRequest } | Refusal

function checkRequest(state: EmulatorState, c: EmulatorContext, wanted: Wanted): Checked {
  const { headers } = c.req.raw
  const path = c.req.path
  const caller = checkCaller(state, { headers, path, nowSeconds: toSeconds(wanted.nowMs) })
  if (caller.kind === 'refused') return caller

  const settings = state.settings.get()
  const role = `API - Generate Anonymous ${wanted.kind.roleWord} Token`
  const found = state.tenant.find(wanted.entityId)
  const entity = found?.kind === wanted.kind.kind ? found : null
  const scope = settings.rolesCoverDescendants ? 'reaches-down' : 'exact'
  const isCovered = entity && hasRole(state, { roles: caller.integration.roles, role, entity, scope })
  if (!isCovered || state.faults.take('role', path))
    return {
      kind: 'refused',
      response: errorResponse(
        settings.missingRoleStatus,
        'forbidden',
        `The API integration lacks the role "${role}" here.`,
      ),
      cause: `the API integration "${caller.integration.name}" lacks the role "${role}" here`,
    }

  const lookup = state.faults.take('provider', path)
    ? ({ kind: 'absent', cause: 'the provider counts as off, by a fault' } as const)
    : findProvider(state, { entity, providerId: wanted.providerId })
  if (lookup.kind === 'absent')
    return {
      kind: 'refused',
      response: errorResponse(
        settings.absentProviderStatus,
        'provider_not_found',
        'There is no such Secure Anonymous provider here, or it is off.',
      ),
      cause: lookup.cause,
    }

  const parsed = parseTokenRequest(c.get('body'), c.req.header('content-type') ?? null, settings)
  if (parsed.kind === 'refused') return parsed
  return { kind: 'accepted', provider: lookup.provider, request: parsed.request }
}

function noteRefusal(
  { auditTrail, tenant }: EmulatorState,
  c: EmulatorContext,
  { cause, entityId, providerId }: { cause: string; entityId: string; providerId: string },
): void {
  const clientId = c.req.header('x-frame-clientid')
  const what = maskText(`Token refused: ${cause}`, tenant.secrets()).slice(0, 500)
  const id = clientId ? maskText(clientId, tenant.secrets()).slice(0, 200) : null
  auditTrail.add({ kind: 'token-refused', what, id, entityId, providerId: providerId.slice(0, 200) })
}
