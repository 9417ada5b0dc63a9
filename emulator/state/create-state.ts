import { randomBytes } from 'node:crypto'
import { createFaults, type Faults } from '../faults/create-faults'
import { createMailbox, type Mailbox } from '../mailbox/create-mailbox'
import { createRecorder, type Recorder } from '../requests/create-recorder'
import { createSessions, type Sessions } from '../sessions/create-sessions'
import { listSessionTrail, type SessionLine } from '../sessions/session-trail'
import { type AuditTrail, createAuditTrail } from './audit-trail'
import { type Clock, createClock } from './clock'
import { createSettings, type SettingsStore } from './settings'
import { createTenant, type EntityKind, type Tenant } from './tenant'
import { createTokens, type Tokens } from './tokens'
import { createUsers, type Users } from './users'

export type EmulatorState = {
  tenant: Tenant
  clock: Clock
  users: Users
  tokens: Tokens
  settings: SettingsStore
  faults: Faults
  recorder: Recorder
  sessions: Sessions
  auditTrail: AuditTrail
  sessionTrail: { list: () => SessionLine[] }
  mailbox: Mailbox
  signingKey: Uint8Array
  log: (line: string) => void
  /** Told of every request that may have changed something. */
  noteChange: () => void
}

export function createState(options: {
  realNowMs: () => number
  log: (line: string) => void
}): EmulatorState {
  const clock = createClock(options.realNowMs)
  const auditTrail = createAuditTrail(clock.nowMs)
  const sessions = createSessions(clock)
  const tenant = createTenant({
    nowMs: clock.nowMs,
    onChange: (change) => auditTrail.add({ kind: 'tenant-changed', ...change }),
  })
  return {
    tenant,
    clock,
    users: createUsers(),
    tokens: createTokens(),
    settings: createSettings(),
    faults: createFaults(),
    recorder: createRecorder({ clock, secrets: tenant.secrets }),
    sessions,
    auditTrail,
    sessionTrail: { list: () => listSessionTrail({ sessions, clock }) },
    mailbox: createMailbox({ clock }),
    // Random for each instance, so that a token of another emulator is a stranger here.
    signingKey: randomBytes(32),
    log: options.log,
    noteChange: () => {},
  }
}

export function resetState(state: EmulatorState): void {
  state.clock.resetToReal()
  state.settings.reset()
  state.faults.set([])
  state.recorder.clear()
  state.tokens.clear()
  state.users.clear()
  state.sessions.clear()
  state.tenant.reset()
  state.auditTrail.clear()
  state.mailbox.reset()
}

/** What `GET /__emulator/state` shows: the tenant without its secrets, and what has been set or has happened. */
export function describeState(state: EmulatorState) {
  const { tenant, clock, settings, users, tokens, faults, recorder, mailbox } = state
  return {
    clock: { now: new Date(clock.nowMs()).toISOString(), offsetSeconds: clock.offsetSeconds() },
    settings: settings.get(),
    faults: faults.list(),
    users: users.count(),
    tokens: tokens.count(),
    sessions: state.sessionTrail.list().filter(({ endedAtMs }) => endedAtMs === null).length,
    requests: recorder.count(),
    mails: mailbox.count(),
    smtpPort: mailbox.smtpPort(),
    tenant: {
      customer: findFirst(tenant, 'customer'),
      organization: findFirst(tenant, 'organization'),
      account: findFirst(tenant, 'account'),
      entities: tenant.entities(),
      launchpads: tenant.launchpads(),
      launchLinks: tenant.launchLinks(),
      providers: tenant.providers(),
      apiIntegrations: tenant.integrations().map(({ credentials, ...integration }) => ({
        ...integration,
        credentials: credentials.map(({ name, clientId, createdAtMs, revokedAtMs }) => ({
          name,
          clientId,
          createdAtMs,
          revokedAtMs,
        })),
      })),
    },
  }
}

function findFirst(tenant: Tenant, kind: EntityKind) {
  return tenant.entities().find((entity) => entity.kind === kind)
}
