import type { LaunchLink, Launchpad, Provider, Tenant } from './tenant'

export function tokensPath(provider: Provider): string {
  return `/v1/${provider.entityKind}s/${provider.entityId}/secure-anonymous/${provider.id}/tokens`
}

export function launchpadPath(tenant: Tenant, launchpad: Launchpad): string {
  const account = tenant.find(launchpad.accountId)
  const slugs = account ? tenant.pathOf(account).map(({ slug }) => slug) : []
  return `/${slugs.join('/')}/launchpad/${launchpad.slug}`
}

/** Path and query of a Launch link. Only the fragment may be added to it. */
export function launchLinkPath({ path, terminalConfigId, quitAndLogOut }: LaunchLink): string {
  return `${path}?terminalConfigId=${terminalConfigId}${quitAndLogOut ? '&qlo=1' : ''}`
}
