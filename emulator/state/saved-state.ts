import { z } from 'zod'
import { ChangedSettings } from '../control/parse-settings'
import type { EmulatorState } from './create-state'

const time = z.number()
const entityKind = z.enum(['customer', 'organization', 'account'])
const metadata = z.record(z.string(), z.unknown())
const roles = z.array(z.object({ role: z.string(), entityId: z.string() }))
const who = z.object({ name: z.string(), email: z.string() }).nullable()
const person = { firstName: z.string(), lastName: z.string(), email: z.string() }

const tenant = z.object({
  entities: z.array(
    z.object({
      kind: entityKind,
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      parentId: z.string().nullable(),
      apiEnabled: z.boolean(),
      secureAnonymousEnabled: z.boolean(),
    }),
  ),
  integrations: z.array(
    z.object({
      id: z.string(),
      entityId: z.string(),
      name: z.string(),
      roles,
      credentials: z.array(
        z.object({
          name: z.string(),
          clientId: z.string(),
          clientSecret: z.string(),
          createdAtMs: time,
          revokedAtMs: time.nullable(),
        }),
      ),
    }),
  ),
  providers: z.array(
    z.object({
      id: z.string(),
      entityId: z.string(),
      entityKind,
      description: z.string(),
      durationMinutes: z.number(),
      enabled: z.boolean(),
      roles,
    }),
  ),
  launchpads: z.array(
    z.object({
      accountId: z.string(),
      slug: z.string(),
      name: z.string(),
      summary: z.string(),
      machineType: z.string(),
      icon: z.enum(['mechanical-design', 'maps', 'ledger']),
      terminalConfigId: z.string(),
    }),
  ),
  launchLinks: z.array(
    z.object({
      id: z.string(),
      accountId: z.string(),
      path: z.string(),
      name: z.string(),
      terminalConfigId: z.string(),
      quitAndLogOut: z.boolean(),
      launchpadSlug: z.string(),
    }),
  ),
  retiredSecrets: z.array(z.string()),
})

const user = z.object({
  userUuid: z.string(),
  providerId: z.string(),
  email: z.string(),
  acceptedTerms: z.boolean(),
  preferences: z.object({ desktopAutoLaunch: z.boolean(), enableQuickLaunch: z.boolean() }),
})

const token = z.object({
  id: z.string(),
  userUuid: z.string(),
  providerId: z.string(),
  entityId: z.string(),
  roles,
  ...person,
  metadata,
  expiresAtMs: time,
  hasSignedIn: z.boolean(),
  invalidated: z.boolean(),
})

const session = z.object({
  id: z.string(),
  accountId: z.string(),
  launchpadSlug: z.string(),
  terminalConfigId: z.string(),
  userUuid: z.string(),
  providerId: z.string(),
  ...person,
  metadata,
  startedAtMs: time,
  plan: z.object({
    machine: z.enum(['ready', 'booting']),
    bootMs: time,
    connectMs: time,
    disconnectMs: time,
    maximumMs: time,
    fails: z.boolean(),
  }),
  disconnectedAtMs: time.nullable(),
  closeRequested: z.object({ atMs: time, reason: z.string() }).nullable(),
})

const auditLine = z.object({
  number: z.int(),
  atMs: time,
  kind: z.enum(['token-minted', 'token-refused', 'login', 'login-refused', 'logout', 'tenant-changed']),
  what: z.string(),
  who,
  id: z.string().nullable(),
  entityId: z.string().nullable(),
  providerId: z.string().nullable(),
})

/** What outlives a restart. Its version changes with every change that older files do not fit. */
export const SavedState = z.object({
  format: z.literal('frame-emulator-state'),
  version: z.literal(1),
  signingKey: z.base64().refine((text) => Buffer.from(text, 'base64').length === 32),
  clockOffsetSeconds: z.number(),
  settings: ChangedSettings,
  tenant,
  users: z.array(user),
  tokens: z.array(token),
  sessions: z.array(session),
  auditTrail: z.array(auditLine),
})
export type SavedState = z.infer<typeof SavedState>

export function snapshotState(state: EmulatorState): SavedState {
  return {
    format: 'frame-emulator-state',
    version: 1,
    signingKey: Buffer.from(state.signingKey).toString('base64'),
    clockOffsetSeconds: state.clock.offsetSeconds(),
    settings: state.settings.get(),
    tenant: state.tenant.snapshot(),
    users: state.users.snapshot(),
    tokens: state.tokens.snapshot(state.clock.nowMs()),
    sessions: state.sessions.snapshot(),
    auditTrail: state.auditTrail.list(),
  }
}

export function restoreState(state: EmulatorState, saved: SavedState): void {
  state.signingKey = Buffer.from(saved.signingKey, 'base64')
  state.clock.resetToReal()
  state.clock.forward(saved.clockOffsetSeconds)
  state.settings.change(saved.settings)
  state.tenant.restore(saved.tenant)
  state.users.restore(saved.users)
  state.tokens.restore(saved.tokens)
  state.sessions.restore(saved.sessions)
  state.auditTrail.restore(saved.auditTrail)
}
