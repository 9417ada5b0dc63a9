import type { Entity, Launchpad, Tenant } from '../state/tenant'

/** A Launchpad and where it hangs: `path` leads from the customer down to `account`. */
export type Place = { launchpad: Launchpad; account: Entity; path: Entity[] }

export function findLaunchpad(
  tenant: Tenant,
  address: { customer?: string; organization?: string; account?: string; name?: string },
): Place | null {
  const slugs = [address.customer, address.organization, address.account]
  const launchpad = tenant
    .launchpads()
    .find((candidate) => candidate.slug === address.name && isAt(tenant, candidate, slugs))
  return launchpad ? findPlace(tenant, launchpad) : null
}

export function findPlace(tenant: Tenant, launchpad: Launchpad): Place | null {
  const account = tenant.find(launchpad.accountId)
  return account && { launchpad, account, path: tenant.pathOf(account) }
}

function isAt(tenant: Tenant, launchpad: Launchpad, slugs: (string | undefined)[]): boolean {
  const path = findPlace(tenant, launchpad)?.path ?? []
  return path.length === slugs.length && path.every(({ slug }, index) => slug === slugs[index])
}
