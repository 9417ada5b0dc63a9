/** The part of a Frame customer that the emulator knows: who may ask for tokens, for what, and where they open. */
export type EntityKind = 'customer' | 'organization' | 'account'

export type Launchpad = {
  slug: string
  name: string
  summary: string
  machineType: string
  icon: 'mechanical-design' | 'maps' | 'ledger'
}

export type Provider = {
  id: string
  entityKind: EntityKind
  entityId: string
  description: string
  durationMinutes: number
  enabled: boolean
  roles: { role: string; entityId: string }[]
}

export type ApiIntegration = {
  name: string
  roles: { role: string; entityKind: EntityKind; entityId: string }[]
  credentials: { name: string; clientId: string; clientSecret: string }[]
}

export type Tenant = {
  customer: { id: string; slug: string; name: string }
  organization: { id: string; slug: string; name: string }
  account: { id: string; slug: string; name: string; launchpads: Launchpad[] }
  apiIntegrations: ApiIntegration[]
  providers: Provider[]
}

const customerId = '11111111-1111-4111-8111-111111111111'
const organizationId = '22222222-2222-4222-8222-222222222222'
const accountId = '33333333-3333-4333-8333-333333333333'

/** The ids never change, so that samples and tests can name them. The secret is no secret: it opens nothing but this emulator. */
export const demoTenant: Tenant = {
  customer: { id: customerId, slug: 'halden', name: 'Halden' },
  organization: { id: organizationId, slug: 'trials', name: 'Trials' },
  account: {
    id: accountId,
    slug: 'europe',
    name: 'Europe',
    launchpads: [
      {
        slug: 'aster-cad',
        name: 'Aster CAD',
        summary: '3D mechanical design',
        machineType: 'Pro 16 GB: 4 vCPU, 16 GB memory, GPU',
        icon: 'mechanical-design',
      },
      {
        slug: 'meridian-maps',
        name: 'Meridian Maps',
        summary: 'Geographic information desktop',
        machineType: 'Air 16 GB: 4 vCPU, 16 GB memory',
        icon: 'maps',
      },
      {
        slug: 'tally-ledger',
        name: 'Tally Ledger',
        summary: 'Accounting',
        machineType: 'Air 8 GB: 2 vCPU, 8 GB memory',
        icon: 'ledger',
      },
    ],
  },
  apiIntegrations: [
    {
      name: 'Trial portal',
      roles: [{ role: 'API - Generate Anonymous Account Token', entityKind: 'account', entityId: accountId }],
      credentials: [
        {
          name: 'Demo key',
          clientId: '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com',
          clientSecret: '0123456789abcdef0123456789abcdef01234567',
        },
      ],
    },
  ],
  providers: [
    {
      id: 'secure-anon-44444444-4444-4444-8444-444444444444',
      entityKind: 'account',
      entityId: accountId,
      description: 'Trials',
      durationMinutes: 60,
      enabled: true,
      roles: [{ role: 'Launchpad User', entityId: accountId }],
    },
  ],
}

export function tokensPath(provider: Provider): string {
  return `/v1/${provider.entityKind}s/${provider.entityId}/secure-anonymous/${provider.id}/tokens`
}

export function launchpadPath(tenant: Tenant, launchpad: Launchpad): string {
  return `/${tenant.customer.slug}/${tenant.organization.slug}/${tenant.account.slug}/launchpad/${launchpad.slug}`
}
