import type { Launchpad, Tenant } from '../state/demo-tenant'

export function findLaunchpad(
  tenant: Tenant,
  address: { customer?: string; organization?: string; account?: string; name?: string },
): Launchpad | null {
  const { customer, organization, account } = tenant
  if (address.customer !== customer.slug) return null
  if (address.organization !== organization.slug || address.account !== account.slug) return null
  return account.launchpads.find((launchpad) => launchpad.slug === address.name) ?? null
}
