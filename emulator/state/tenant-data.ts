/** The part of a Frame customer that the emulator knows: who may ask for tokens, for what, and where they open. */
export type EntityKind = 'customer' | 'organization' | 'account'

export type Entity = {
  kind: EntityKind
  id: string
  slug: string
  name: string
  parentId: string | null
  apiEnabled: boolean
  secureAnonymousEnabled: boolean
}

export type RoleGrant = { role: string; entityId: string }

export type Credential = {
  name: string
  clientId: string
  clientSecret: string
  createdAtMs: number
  revokedAtMs: number | null
}

export type ApiIntegration = {
  id: string
  entityId: string
  name: string
  roles: RoleGrant[]
  credentials: Credential[]
}

export type Provider = {
  id: string
  entityId: string
  entityKind: EntityKind
  description: string
  durationMinutes: number
  enabled: boolean
  roles: RoleGrant[]
}

export type Launchpad = {
  accountId: string
  slug: string
  name: string
  summary: string
  machineType: string
  icon: 'mechanical-design' | 'maps' | 'ledger'
  terminalConfigId: string
}

/** A way straight into a session. `path` is opaque; the query behind it names the terminal configuration. */
export type LaunchLink = {
  id: string
  accountId: string
  path: string
  name: string
  terminalConfigId: string
  quitAndLogOut: boolean
  launchpadSlug: string
}

export type TenantData = {
  entities: Entity[]
  integrations: ApiIntegration[]
  providers: Provider[]
  launchpads: Launchpad[]
  launchLinks: LaunchLink[]
  /** Of integrations that were removed: no key any more, but still nothing to print. */
  retiredSecrets: string[]
}
