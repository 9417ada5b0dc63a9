import { parseSafeUrl } from '@/lib/frame/safe-url'

export type TokensUrl = {
  href: string
  origin: string
  entityKind: 'customer' | 'organization' | 'account'
  entityId: string
  providerId: string
}

const ENTITY_KINDS = { customers: 'customer', organizations: 'organization', accounts: 'account' } as const

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.source
const PATH = new RegExp(`^/v1/(\\w+)/(${UUID})/secure-anonymous/([\\w.-]{1,128})/tokens$`, 'i')

/** Reads the address that the Playground of a SAT provider shows. Signed requests go nowhere else. */
export function parseTokensUrl(
  text: string,
): { kind: 'ok'; tokensUrl: TokensUrl } | { kind: 'invalid'; problem: string } {
  const safe = parseSafeUrl('The tokens URL', text.trim())
  if (safe.kind === 'invalid') return safe
  const { href, origin, pathname } = safe.url
  if (/[?#]/.test(href)) return invalid('The tokens URL must end with /tokens, without ? or # after it.')

  const [, entities, entityId, providerId] = PATH.exec(pathname) ?? []
  if (!isEntities(entities) || !entityId || !providerId) {
    return invalid(
      'The tokens URL must have the path /v1/accounts/{UUID}/secure-anonymous/{provider}/tokens, or the same with organizations or customers; copy it from the Playground of the SAT provider.',
    )
  }
  return { kind: 'ok', tokensUrl: { href, origin, entityKind: ENTITY_KINDS[entities], entityId, providerId } }
}

function isEntities(segment: string | undefined): segment is keyof typeof ENTITY_KINDS {
  return segment !== undefined && Object.hasOwn(ENTITY_KINDS, segment)
}

function invalid(problem: string) {
  return { kind: 'invalid' as const, problem }
}
