import { randomBytes } from 'node:crypto'
import { createFaults, type Faults } from '../faults/create-faults'
import { createRecorder, type Recorder } from '../requests/create-recorder'
import { type Clock, createClock } from './clock'
import { demoTenant, type Tenant } from './demo-tenant'
import { createSettings, type SettingsStore } from './settings'
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
  signingKey: Uint8Array
  log: (line: string) => void
}

export function createState(options: {
  realNowMs: () => number
  log: (line: string) => void
}): EmulatorState {
  const clock = createClock(options.realNowMs)
  return {
    tenant: demoTenant,
    clock,
    users: createUsers(),
    tokens: createTokens(),
    settings: createSettings(),
    faults: createFaults(),
    recorder: createRecorder({ clock, secrets: demoSecrets() }),
    // Random for each instance, so that a token of another emulator is a stranger here.
    signingKey: randomBytes(32),
    log: options.log,
  }
}

export function resetState(state: EmulatorState): void {
  state.clock.resetToReal()
  state.settings.reset()
  state.faults.set([])
  state.recorder.clear()
  state.tokens.clear()
  state.users.clear()
}

/** What `GET /__emulator/state` shows: the tenant without its secrets, and what has been set or has happened. */
export function describeState(state: EmulatorState) {
  const { tenant, clock, settings, users, tokens, faults, recorder } = state
  return {
    clock: { now: new Date(clock.nowMs()).toISOString(), offsetSeconds: clock.offsetSeconds() },
    settings: settings.get(),
    faults: faults.list(),
    users: users.count(),
    tokens: tokens.count(),
    requests: recorder.count(),
    tenant: {
      customer: tenant.customer,
      organization: tenant.organization,
      account: tenant.account,
      providers: tenant.providers,
      apiIntegrations: tenant.apiIntegrations.map((integration) => ({
        name: integration.name,
        roles: integration.roles,
        credentials: integration.credentials.map(({ name, clientId }) => ({ name, clientId })),
      })),
    },
  }
}

function demoSecrets(): string[] {
  return demoTenant.apiIntegrations.flatMap((integration) =>
    integration.credentials.map((credential) => credential.clientSecret),
  )
}
