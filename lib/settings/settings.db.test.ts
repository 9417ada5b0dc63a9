import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeDb } from '../db'
import { sql } from '../signups/test-support/sql'
import { applySettings } from './apply-settings'
import { exportSettings, exportSettingsFor } from './export-settings'
import { parseSettingsFile } from './settings-file'

const connection = {
  name: 'main',
  apiUrl: 'https://api.example',
  clientId: 'client.img.frame.nutanix.com',
  clientSecret: 'not-to-be-seen',
}
const product = {
  slug: 'cad',
  name: 'CAD',
  connection: 'main',
  tokensUrl:
    'https://api.example/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens',
  launchUrl: 'https://console.example/customer/organization/account/launchpad/cad',
  trialMinutes: 60,
  quotas: [{ scope: 'product', per: 'day', limit: 7 }],
}

beforeEach(() => sql('truncate connections, installation cascade'))
afterAll(closeDb)

async function apply(file: unknown) {
  const parsed = parseSettingsFile(JSON.stringify(file))
  return parsed.kind === 'ok' ? applySettings(parsed.settings) : parsed
}

test('applying the same file twice changes nothing', async () => {
  const file = { connections: [connection], products: [product] }
  expect(await apply(file)).toMatchObject({
    kind: 'applied',
    changes: [/connection main added/, /./, /./].map(() => expect.any(String)),
  })
  const before = await sql('select * from products, connections, quotas')
  expect(await apply(file)).toEqual({ kind: 'applied', changes: [] })
  expect(await sql('select * from products, connections, quotas')).toEqual(before)
})

test('what export writes is what apply accepts, without the secret', async () => {
  await apply({ connections: [connection], products: [product] })
  const exported = await exportSettings()
  expect(JSON.stringify(exported)).not.toContain('not-to-be-seen')
  expect(await apply(exported)).toEqual({ kind: 'applied', changes: [] })
})

test('settings that a command takes along are written down, without what they hold', async () => {
  await apply({ connections: [connection], products: [product] })
  const exported = await exportSettingsFor({ id: null, name: 'command line' })
  expect(exported).toEqual(await exportSettings())
  expect(
    await sql(
      `select actor_id, actor_name, subject, details from audit_entries where action = 'settings.exported'`,
    ),
  ).toEqual([
    {
      actor_id: null,
      actor_name: 'command line',
      subject: 'settings',
      details: { connections: 1, products: 1, staff: 0 },
    },
  ])
})

test('the secret is encrypted at rest, and a missing one keeps the stored one', async () => {
  await apply({ connections: [connection] })
  const stored = () =>
    sql<{ client_secret_encrypted: string }>('select client_secret_encrypted from connections')
  const before = await stored()
  expect(JSON.stringify(before)).not.toContain('not-to-be-seen')
  await apply({ connections: [{ name: 'main', backendUrl: 'https://backend.example' }] })
  expect(await stored()).toEqual(before)
})

test('a second key is applied whole, sealed, exported without its secret and removed by null', async () => {
  const next = { nextClientId: 'next.img.frame.nutanix.com', nextClientSecret: 'not-to-be-seen-either' }
  const stored = () =>
    sql<{ id: string | null; secret: string | null }>(
      'select next_client_id as id, next_client_secret_encrypted as secret from connections',
    )
  const connections = (more: object) => ({ connections: [{ name: 'main', ...more }] })
  expect(await apply({ connections: [{ ...connection, ...next }] })).toMatchObject({ kind: 'applied' })
  const [before] = await stored()
  expect(before).toEqual({ id: next.nextClientId, secret: expect.stringMatching(/^v1\./) })
  expect(await apply(connections(next))).toEqual({ kind: 'applied', changes: [] })

  const exported = await exportSettings()
  expect(exported.connections).toMatchObject([{ nextClientId: next.nextClientId }])
  expect(JSON.stringify(exported)).not.toContain('not-to-be-seen')
  expect(await apply(exported)).toEqual({ kind: 'applied', changes: [] })

  expect(await apply(connections({ nextClientSecret: 'another' }))).toEqual({
    kind: 'applied',
    changes: ['connection main changed: nextClientSecret'],
  })
  expect(await stored()).not.toEqual([before])
  expect(await apply(connections({ nextClientId: null }))).toEqual({
    kind: 'applied',
    changes: ['connection main changed: nextClientId, nextClientSecret'],
  })
  expect(await stored()).toEqual([{ id: null, secret: null }])
  expect(await apply(connections({ nextClientId: null, nextClientSecret: null }))).toEqual({
    kind: 'applied',
    changes: [],
  })
})

test.each([
  [{ nextClientId: 'next' }, 'connection main: a new nextClientId needs its nextClientSecret.'],
  [{ nextClientSecret: 'x' }, 'connection main: nextClientSecret needs a nextClientId.'],
  [
    { nextClientId: null, nextClientSecret: 'x' },
    'connection main: nextClientId and nextClientSecret are removed together, with null for either or both.',
  ],
])('half a second key is refused: %j', async (half, problem) => {
  await apply({ connections: [connection] })
  const expected = { kind: 'invalid', problems: [problem] }
  expect(await apply({ connections: [{ name: 'main', ...half }] })).toEqual(expected)
})

test('absent keys stay, a present list is replaced', async () => {
  await apply({ connections: [connection], products: [product] })
  expect(await apply({ products: [{ slug: 'cad', paused: true }] })).toEqual({
    kind: 'applied',
    changes: ['product cad changed: paused'],
  })
  expect(
    await apply({ products: [{ slug: 'cad', quotas: [{ scope: 'person', per: 'ever', limit: null }] }] }),
  ).toEqual({
    kind: 'applied',
    changes: ['product cad quotas: person per ever: no limit'],
  })
  const { products } = await exportSettings()
  expect(products?.[0]).toMatchObject({
    name: 'CAD',
    paused: true,
    quotas: [{ scope: 'person', per: 'ever', limit: null }],
  })
})

test('one mistake in a file leaves all of it unwritten', async () => {
  const outcome = await apply({
    connections: [connection],
    products: [product, { ...product, slug: 'gis', connection: 'nobody' }],
  })
  expect(outcome).toEqual({
    kind: 'invalid',
    problems: ['product gis names the connection nobody, which is not stored and not in this file.'],
  })
  expect(await exportSettings()).toEqual({ connections: [], products: [] })
})

test('a tokens URL must belong to its connection, also when the connection moves later', async () => {
  await apply({ connections: [connection], products: [product] })
  const outcome = await apply({ connections: [{ name: 'main', apiUrl: 'https://elsewhere.example' }] })
  expect(outcome).toEqual({
    kind: 'invalid',
    problems: [
      'product cad: tokensUrl must have the origin of its connection main, https://elsewhere.example.',
    ],
  })
})

test.each([
  [{ product: [] }, 'The file has unknown keys: product.'],
  [{ products: [{ ...product, colour: 'red' }] }, 'products[0] has unknown keys: colour.'],
  [
    { products: [{ ...product, slug: 'No Slug' }] },
    'products[0].slug must be lower-case words joined by hyphens, such as aster-cad.',
  ],
  [
    { products: [{ ...product, verification: 'maybe' }] },
    'products[0].verification must be one of none, code.',
  ],
  [
    { products: [{ ...product, quotas: [{ scope: 'product', per: 'day', limit: -1 }] }] },
    'products[0].quotas[0].limit must be 0 or more: 0 closes, null counts without a limit.',
  ],
  [
    { products: [{ ...product, quotas: [{ scope: 'product', per: 'year', limit: 1 }] }] },
    'products[0].quotas[0].per must be one of day, week, month, ever, concurrent.',
  ],
  [
    { products: [{ ...product, quotas: [product.quotas[0], product.quotas[0]] }] },
    'products[0].quotas has the same scope and window twice.',
  ],
  [
    { connections: [{ ...connection, apiUrl: 'http://api.example' }] },
    'connections[0].apiUrl must begin with https:// (http:// is for this machine only).',
  ],
  [{ connections: [connection, connection] }, 'connections has the same name twice.'],
])('a wrong file is explained: %j', async (file, problem) => {
  expect(await apply(file)).toEqual({ kind: 'invalid', problems: [problem] })
})

test('a file that is no JSON is said to be none', () => {
  expect(parseSettingsFile('{')).toMatchObject({
    kind: 'invalid',
    problems: [expect.stringMatching(/^The file is not JSON/)],
  })
})

test('saving a connection that is not the emulator ends the demo for good', async () => {
  await sql(`insert into installation (key, value) values ('demo', 'http://127.0.0.1:4000')`)
  await apply({ connections: [{ ...connection, apiUrl: 'http://127.0.0.1:4000' }] })
  const marker = () => sql<{ value: string }>(`select value from installation where key = 'demo'`)
  expect(await marker()).toEqual([{ value: 'http://127.0.0.1:4000' }])
  await apply({ connections: [{ ...connection, name: 'real' }] })
  expect(await marker()).toEqual([{ value: 'left' }])
})

test('what a file changed is in the audit log, without secrets, and a file that changes nothing is not', async () => {
  const entries = () =>
    sql<{ details: unknown }>(
      `select actor_name, details from audit_entries where action = 'settings.applied' order by id`,
    )
  const before = (await entries()).length
  const outcome = await apply({ connections: [connection], products: [product] })
  await apply({ connections: [connection], products: [product] })
  const added = (await entries()).slice(before)
  expect(added).toEqual([
    { actor_name: 'settings file', details: { changes: outcome.kind === 'applied' && outcome.changes } },
  ])
  expect(JSON.stringify(added)).not.toContain('not-to-be-seen')
})
