import type { TenantData } from './tenant-data'

const customerId = '11111111-1111-4111-8111-111111111111'
const organizationId = '22222222-2222-4222-8222-222222222222'
const accountId = '33333333-3333-4333-8333-333333333333'
const secondAccountId = '66666666-6666-4666-8666-666666666666'
const secondOrganizationId = '77777777-7777-4777-8777-777777777777'
const thirdAccountId = '88888888-8888-4888-8888-888888888888'

const off = { apiEnabled: false, secureAnonymousEnabled: false }
const on = { apiEnabled: true, secureAnonymousEnabled: true }

const asterCad = {
  slug: 'aster-cad',
  name: 'Aster CAD',
  summary: '3D mechanical design',
  machineType: 'Pro 16 GB: 4 vCPU, 16 GB memory, GPU',
  icon: 'mechanical-design',
} as const
const meridianMaps = {
  slug: 'meridian-maps',
  name: 'Meridian Maps',
  summary: 'Geographic information desktop',
  machineType: 'Air 16 GB: 4 vCPU, 16 GB memory',
  icon: 'maps',
} as const
const tallyLedger = {
  slug: 'tally-ledger',
  name: 'Tally Ledger',
  summary: 'Accounting',
  machineType: 'Air 8 GB: 2 vCPU, 8 GB memory',
  icon: 'ledger',
} as const

const europeAster = 'aaaaaaa1-0000-4000-8000-000000000001.bbbbbbb1-0000-4000-8000-000000000001'
const europeMaps = 'aaaaaaa1-0000-4000-8000-000000000002.bbbbbbb1-0000-4000-8000-000000000002'
const europeLedger = 'aaaaaaa1-0000-4000-8000-000000000003.bbbbbbb1-0000-4000-8000-000000000003'
const americaAster = 'aaaaaaa1-0000-4000-8000-000000000004.bbbbbbb1-0000-4000-8000-000000000004'
const labMaps = 'aaaaaaa1-0000-4000-8000-000000000005.bbbbbbb1-0000-4000-8000-000000000005'

/** The ids never change, so that samples and tests can name them. The secret is no secret: it opens nothing but this emulator. */
export const demoTenant: TenantData = {
  entities: [
    { kind: 'customer', id: customerId, slug: 'halden', name: 'Halden', parentId: null, ...off },
    {
      kind: 'organization',
      id: organizationId,
      slug: 'trials',
      name: 'Trials',
      parentId: customerId,
      ...off,
    },
    { kind: 'account', id: accountId, slug: 'europe', name: 'Europe', parentId: organizationId, ...on },
    {
      kind: 'account',
      id: secondAccountId,
      slug: 'america',
      name: 'America',
      parentId: organizationId,
      ...off,
    },
    {
      kind: 'organization',
      id: secondOrganizationId,
      slug: 'workshop',
      name: 'Workshop',
      parentId: customerId,
      ...off,
    },
    { kind: 'account', id: thirdAccountId, slug: 'lab', name: 'Lab', parentId: secondOrganizationId, ...off },
  ],
  integrations: [
    {
      id: 'cccccccc-0000-4000-8000-000000000001',
      entityId: accountId,
      name: 'Trial portal',
      roles: [{ role: 'API - Generate Anonymous Account Token', entityId: accountId }],
      credentials: [
        {
          name: 'Demo key',
          clientId: '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com',
          clientSecret: '0123456789abcdef0123456789abcdef01234567',
          createdAtMs: Date.UTC(2026, 0, 1),
          revokedAtMs: null,
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
  launchpads: [
    { accountId, terminalConfigId: europeAster, ...asterCad },
    { accountId, terminalConfigId: europeMaps, ...meridianMaps },
    { accountId, terminalConfigId: europeLedger, ...tallyLedger },
    { accountId: secondAccountId, terminalConfigId: americaAster, ...asterCad },
    { accountId: thirdAccountId, terminalConfigId: labMaps, ...meridianMaps },
  ],
  launchLinks: [
    {
      id: 'dddddddd-0000-4000-8000-000000000001',
      accountId,
      path: '/launch/q7Rk2ZtV9xYb',
      name: 'Aster CAD',
      terminalConfigId: europeAster,
      quitAndLogOut: false,
      launchpadSlug: 'aster-cad',
    },
    {
      id: 'dddddddd-0000-4000-8000-000000000002',
      accountId,
      path: '/launch/Hm4sWn8LcE3p',
      name: 'Aster CAD, quit and log out',
      terminalConfigId: europeAster,
      quitAndLogOut: true,
      launchpadSlug: 'aster-cad',
    },
    {
      id: 'dddddddd-0000-4000-8000-000000000003',
      accountId,
      path: '/launch/b6Jd0GfUq5Ta',
      name: 'Meridian Maps, quit and log out',
      terminalConfigId: europeMaps,
      quitAndLogOut: true,
      launchpadSlug: 'meridian-maps',
    },
  ],
  retiredSecrets: [],
}
