import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../create-emulator'
import { readRequests } from '../test-client'
import { paths } from './paths'
import { type Console, find, openConsole } from './test-console'

const america = '66666666-6666-4666-8666-666666666666'
const demoAccount = '33333333-3333-4333-8333-333333333333'
const demoProvider = 'secure-anon-44444444-4444-4444-8444-444444444444'
const accountRole = 'API - Generate Anonymous Account Token'

let emulator: Emulator
let desk: Console
beforeEach(async () => {
  emulator = await startEmulator({ port: 0 })
  desk = openConsole(emulator)
})
afterEach(() => emulator.close())

async function switchOn() {
  return desk.submit(paths.users(america), { api: 'on', 'secure-anonymous': 'on' })
}

async function addIntegration(fields: Record<string, string> = {}) {
  const { path } = await desk.submit(paths.newIntegration(america), {
    name: 'Sales portal',
    'role-0': accountRole,
    'scope-0': america,
    ...fields,
  })
  return find(path, /integrations\/([\w-]+)/)
}

async function makeKey(integration: string, name = 'server 1') {
  const { path, text } = await desk.submit(paths.integration(integration), { name })
  return {
    shownAt: path,
    clientId: find(text, /data-copy="([\w-]+\.img\.frame\.nutanix\.com)" aria-label="Copy the client id"/),
    secret: find(text, /data-copy="([0-9a-f]{40})"/),
  }
}

async function addProvider() {
  const { text } = await desk.submit(paths.newProvider(america), {
    description: 'Fair',
    duration: '30',
    'role-0': 'Launchpad User',
    'scope-0': america,
  })
  return find(text, /data-copy="(secure-anon-[\w-]+)"/)
}

test('from nothing to a token by forms alone', async () => {
  expect((await desk.page(paths.users(america))).text).not.toContain(paths.api(america))
  const saved = await switchOn()
  expect(saved.text).toContain(paths.api(america))
  expect(saved.text).toContain(paths.secureAnonymous(america))

  const key = await makeKey(await addIntegration())
  const provider = await addProvider()
  const generated = await desk.submit(paths.playground(provider), {
    'client-id': key.clientId,
    'first-name': 'Jane',
    'last-name': 'Doe',
    email: 'jane@example.com',
    metadata: '{ "crm": 7 }',
    do: 'generate',
  })
  expect(generated.text).toMatch(/Good for (30 min|29 min 59 s)/)
  expect(generated.text).toMatch(/href="\/halden\/trials\/america\/launchpad\/aster-cad#token=eyJ[\w.-]+"/)
  expect(await readRequests(emulator)).toMatchObject([
    { status: 200, body: { first_name: 'Jane', email: 'jane@example.com', metadata: { crm: 7 } } },
  ])
})

test.for([
  ['customer', '11111111-1111-4111-8111-111111111111', 'Customer'],
  ['organization', '22222222-2222-4222-8222-222222222222', 'Organization'],
])('a provider of the %s makes tokens for the accounts below', async ([, id = '', word]) => {
  await desk.submit(paths.users(id), { api: 'on', 'secure-anonymous': 'on' })
  const added = await desk.submit(paths.newIntegration(id), {
    name: 'Sales portal',
    'role-0': `API - Generate Anonymous ${word} Token`,
    'scope-0': id,
  })
  const key = await makeKey(find(added.path, /integrations\/([\w-]+)/))
  const provider = find(
    (
      await desk.submit(paths.newProvider(id), {
        description: 'Fair',
        duration: '30',
        'role-0': 'Launchpad User',
        'scope-0': id,
      })
    ).text,
    /data-copy="(secure-anon-[\w-]+)"/,
  )
  const { text } = await desk.submit(paths.playground(provider), {
    'client-id': key.clientId,
    do: 'generate',
  })
  for (const account of ['europe', 'america'])
    expect(text).toContain(`/halden/trials/${account}/launchpad/aster-cad#token=eyJ`)
})

test('a secret is shown once, and never again on any page', async () => {
  await switchOn()
  const integration = await addIntegration()
  const { shownAt, secret } = await makeKey(integration)
  const again = await desk.page(shownAt)
  expect(again.text).toContain('server 1')
  for (const path of [
    shownAt,
    paths.integration(integration),
    paths.api(america),
    paths.auditTrail,
    '/',
    '/__emulator/state',
  ])
    expect((await desk.page(path)).text).not.toContain(secret)
})

test('a revoked key and a removed integration are asked about first, and refused afterwards', async () => {
  await switchOn()
  const provider = await addProvider()
  const integration = await addIntegration()
  const { clientId } = await makeKey(integration)
  const other = await makeKey(integration, 'server 2')

  const question = await desk.page(paths.revoke(integration, clientId))
  expect(question.text).toContain('This cannot be undone')
  const revoked = await desk.submit(paths.revoke(integration, clientId))
  expect(revoked.text).toContain('Revoked')
  const playground = await desk.page(paths.playground(provider))
  expect(playground.text).not.toContain(`value="${clientId}"`)
  expect(playground.text).toContain(`value="${other.clientId}"`)

  await desk.submit(paths.removeIntegration(integration))
  expect((await desk.page(paths.playground(provider))).text).toContain('No key may ask for tokens here yet')
  expect((await desk.page(paths.integration(integration))).status).toBe(404)
})

test('an integration takes several roles, one line more for each press of a button', async () => {
  await switchOn()
  const longer = await desk.send(paths.newIntegration(america), {
    name: 'Sales portal',
    'role-0': accountRole,
    'scope-0': america,
    more: 'role',
  })
  expect(longer.status).toBe(200)
  expect(longer.text).toContain('value="Sales portal"')
  expect(longer.text).toContain('name="role-1"')

  const integration = await addIntegration({
    'role-1': 'API - Generate Anonymous Customer Token',
    'scope-1': america,
    'role-2': '',
    'scope-2': america,
  })
  const { text } = await desk.page(paths.integration(integration))
  expect(text).toContain('API - Generate Anonymous Account Token on account America')
  expect(text).toContain('API - Generate Anonymous Customer Token on account America')
})

test.for([
  [
    'an integration without a name',
    paths.newIntegration(america),
    { name: ' ', 'role-0': accountRole, 'scope-0': america },
    'Enter a name.',
  ],
  [
    'an integration without a role',
    paths.newIntegration(america),
    { name: 'x', 'role-0': '', 'scope-0': america },
    'Choose at least one role.',
  ],
  [
    'a scope outside of the account',
    paths.newIntegration(america),
    { name: 'x', 'role-0': accountRole, 'scope-0': demoAccount },
    'Choose one of the scopes.',
  ],
  [
    'a role nobody has heard of',
    paths.newIntegration(america),
    { name: 'x', 'role-0': 'King', 'scope-0': america },
    'Choose one of the roles.',
  ],
  [
    'a duration in words',
    paths.newProvider(america),
    { description: 'Fair', duration: 'long', 'role-0': 'Launchpad User', 'scope-0': america },
    'Enter the duration in whole minutes',
  ],
  [
    'a duration of two weeks',
    paths.newProvider(america),
    { description: 'Fair', duration: '20160', 'role-0': 'Launchpad User', 'scope-0': america },
    'Enter the duration in whole minutes',
  ],
  [
    'metadata that is no JSON',
    paths.playground(demoProvider),
    { 'first-name': 'Fair', metadata: '{ "crm": ' },
    'The metadata is not valid JSON.',
  ],
  [
    'metadata that is no object',
    paths.playground(demoProvider),
    { 'first-name': 'Fair', metadata: '[1]' },
    'The metadata must be a JSON object',
  ],
] as const)('%s is refused with what to do, and what was typed stays', async ([, path, fields, advice]) => {
  await switchOn()
  const { status, text } = await desk.send(path, fields)
  expect(status).toBe(422)
  expect(text).toContain(advice)
  expect(text).toMatch(/aria-invalid="true"[^>]*autofocus/)
  for (const typed of Object.values(fields).filter((value) => /^(Fair|long|20160)$/.test(value)))
    expect(text).toContain(`value="${typed}"`)
  expect((await desk.page(paths.api(america))).text).toContain('None yet')
})

test('a provider is changed, switched off and on, and removed', async () => {
  await switchOn()
  const provider = await addProvider()
  const changed = await desk.submit(paths.provider(provider), {
    description: 'Fair in Graz',
    duration: '90',
    'role-0': 'Launchpad User',
    'scope-0': america,
  })
  expect(changed.text).toContain('Fair in Graz')
  expect(changed.text).toContain('Tokens last 1 h 30 min')
  const off = await desk.submit(paths.switchProvider(provider), { enabled: 'no' })
  expect(off.text).toContain('Enable Fair in Graz')
  const on = await desk.submit(paths.switchProvider(provider), { enabled: 'yes' })
  expect(on.text).toContain('Disable Fair in Graz')
  await desk.submit(paths.removeProvider(provider))
  expect((await desk.page(paths.playground(provider))).status).toBe(404)
})

test('what is switched off has no tab, and its pages lead to where it is switched on', async () => {
  await switchOn()
  const integration = await addIntegration()
  await desk.submit(paths.users(america), {})
  for (const path of [paths.api(america), paths.integration(integration), paths.newProvider(america)]) {
    const { status, headers } = await desk.page(path)
    expect([status, headers.get('location')]).toEqual([303, paths.users(america)])
  }
})

test.for([
  ['another site', { origin: 'https://evil.example' }],
  ['a page that hides its origin', { origin: 'null' }],
  ['nobody in particular', {}],
  ['another server of this machine', { origin: 'http://127.0.0.1:1' }],
] as [string, Record<string, string>][])('a form sent by %s changes nothing', async ([, headers]) => {
  const { status } = await desk.send(paths.users(america), { api: 'on' }, headers)
  expect(status).toBe(403)
  expect((await desk.page(paths.users(america))).text).not.toContain(paths.api(america))
})

test('a form that the browser calls cross-site changes nothing, whatever its Origin', async () => {
  const headers = { origin: emulator.origin, 'sec-fetch-site': 'cross-site' }
  expect((await desk.send(paths.users(america), { api: 'on' }, headers)).status).toBe(403)
})
