import { createHmac } from 'node:crypto'
import { createApp } from './create-app'
import { createState, type EmulatorState } from './state/create-state'
import type { Credential, Provider, RoleGrant } from './state/tenant'
import { tokensPath } from './state/paths'
import { frozenSeconds } from './test-client'

export const customerId = '11111111-1111-4111-8111-111111111111'
export const organizationId = '22222222-2222-4222-8222-222222222222'
export const accountId = '33333333-3333-4333-8333-333333333333'
export const secondAccountId = '66666666-6666-4666-8666-666666666666'

type Key = Pick<Credential, 'clientId' | 'clientSecret'>

/** The emulator without its port: for what only the console can set up, tests change the tenant themselves. */
export function createTestApp() {
  const state = createState({ realNowMs: () => frozenSeconds * 1000, log: () => {} })
  const app = createApp(state)
  const send = async (path: string, init: RequestInit = {}) => app.request(`http://127.0.0.1${path}`, init)

  const signed = (key: Key = demoKey(state)) => {
    const timestamp = `${Math.floor(state.clock.nowMs() / 1000)}`
    const signature = createHmac('sha256', key.clientSecret)
      .update(timestamp + key.clientId)
      .digest('hex')
    return {
      'x-frame-clientid': key.clientId,
      'x-frame-timestamp': timestamp,
      'x-frame-signature': signature,
    }
  }
  const mintAt = (provider: Provider, { key, body = {} }: { key?: Key; body?: object } = {}) =>
    send(tokensPath(provider), {
      method: 'POST',
      headers: { ...signed(key), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  // The pages ask by which name and port they are called.
  const env = { incoming: { socket: { localPort: 80 }, headers: { host: '127.0.0.1' } } }

  return {
    state,
    send,
    /** A call that the script of a page makes with the token it was opened with. */
    visit: async (path: string, token: string, method = 'POST') =>
      app.request(`http://127.0.0.1${path}`, { method, headers: { authorization: `Bearer ${token}` } }, env),
    signed,
    mintAt,
    /** An entity with both toggles on, an integration with these roles, and its key. */
    addKey(entityId: string, roles: RoleGrant[]): Credential {
      state.tenant.setToggles(entityId, { apiEnabled: true, secureAnonymousEnabled: true })
      return state.tenant.addCredential(
        state.tenant.addIntegration(entityId, { name: 'CI', roles }).id,
        'key',
      )
    },
    addProvider: (entityId: string, scopeId: string) =>
      state.tenant.addProvider(entityId, {
        description: 'Fair',
        durationMinutes: 30,
        roles: [{ role: 'Launchpad User', entityId: scopeId }],
      }),
    /** A token of the demo provider for Jane, or whoever the body says. */
    async mint(body: object = {}): Promise<string> {
      const [provider] = state.tenant.providers()
      if (!provider) throw new Error('The demo tenant has no provider')
      const jane = { first_name: 'Jane', last_name: 'Doe', email: 'jane@example.com', ...body }
      return parseToken(await mintAt(provider, { body: jane }))
    },
    forward: (seconds: number) => state.clock.forward(seconds),
  }
}

export type TestApp = ReturnType<typeof createTestApp>

export async function parseToken(reply: Response): Promise<string> {
  const token: unknown = await reply.json()
  if (typeof token !== 'string') throw new Error(`No token: ${reply.status}`)
  return token
}

function demoKey(state: EmulatorState): Credential {
  const credential = state.tenant.integrations()[0]?.credentials[0]
  if (!credential) throw new Error('The demo tenant has no credential')
  return credential
}
