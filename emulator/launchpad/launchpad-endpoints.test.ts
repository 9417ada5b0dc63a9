import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../create-emulator'
import {
  assertionsPath,
  control,
  frozenSeconds,
  launchpadPath,
  mint,
  startFrozenEmulator,
} from '../test-client'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startFrozenEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => control(emulator, 'reset'))

const send = (what: string, token: string, headers: Record<string, string> = {}) =>
  fetch(`${emulator.origin}${launchpadPath}/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
  })

const askAssertions = (token: string) =>
  fetch(emulator.origin + assertionsPath, { headers: { authorization: `Bearer ${token}` } })

const readPulse = async (token: string) => {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(`${emulator.origin}${launchpadPath}/pulse`, { headers })).json()
}

test('a Launchpad page holds nothing of a person, allows no inline code and is never stored', async () => {
  const reply = await fetch(emulator.origin + launchpadPath)
  const page = await reply.text()
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
  expect(reply.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(reply.headers.get('referrer-policy')).toBe('no-referrer')
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(page).toContain('Frame emulator — not the real Frame')
  expect(page).not.toMatch(/<script(?![^>]*src=)|\son\w+=|style=/)
})

test('every address of the page leads to something', async () => {
  const page = await (await fetch(emulator.origin + launchpadPath)).text()
  const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(addresses.length).toBeGreaterThan(3)
  for (const address of addresses) expect((await fetch(emulator.origin + address)).status, address).toBe(200)
})

test('every module of the script is served', async () => {
  const address = `${emulator.origin}/assets/launchpad.js`
  const modules = await readModules(address)
  expect(modules.size).toBeGreaterThan(5)
  expect([...modules.values()].map((reply) => reply.headers.get('content-type'))).toEqual(
    Array.from(modules, () => 'text/javascript; charset=utf-8'),
  )
})

async function readModules(address: string, known = new Map<string, Response>()) {
  const reply = await fetch(address)
  const source = await reply.text()
  known.set(address, reply)
  for (const [, imported = ''] of source.matchAll(/^import .* from '([^']+)'$/gm)) {
    const next = new URL(imported, address).href
    if (!known.has(next)) await readModules(next, known)
  }
  return known
}

test.each(['aster-cad', 'meridian-maps', 'tally-ledger'])('there is a Launchpad %s', async (name) => {
  expect((await fetch(`${emulator.origin}/halden/trials/europe/launchpad/${name}`)).status).toBe(200)
})

test.each(['/halden/trials/europe/launchpad/x', '/x/trials/europe/launchpad/aster-cad', `${launchpadPath}/`])(
  'there is no Launchpad at %s',
  async (path) => {
    const reply = await fetch(emulator.origin + path, { headers: { accept: 'text/html' } })
    expect(reply.status).toBe(404)
    expect(await reply.text()).toContain('Page not found')
  },
)

test('a token signs in with the name, the assertions, the time it ends and no ways out of its own', async () => {
  const token = await mint(emulator, {
    first_name: 'Jane',
    last_name: 'Doe',
    email: 'jane@example.com',
    metadata: { should_accept_tos: false, a: '<b>' },
  })
  await control(emulator, 'clock', { forwardSeconds: 60 })
  expect(await (await send('sign-in', token)).json()).toEqual({
    person: { name: 'Jane Doe', email: 'jane@example.com' },
    assertions: { should_accept_tos: false, a: '<b>' },
    mustAcceptTerms: false,
    autoLaunch: false,
    nowMs: (frozenSeconds + 60) * 1000,
    expiresAtMs: (frozenSeconds + 3600) * 1000,
    loginUrl: null,
    logoutUrl: null,
  })
})

test('terms are asked for once per person unless the metadata says false, and only false', async () => {
  const needsTerms = async (json: unknown) => (await send('sign-in', await mint(emulator, json))).json()
  const person = { email: 'jane@example.com' }
  expect(await needsTerms({ ...person, metadata: { should_accept_tos: 'false' } })).toMatchObject({
    mustAcceptTerms: true,
  })
  expect(await needsTerms({ ...person, metadata: { should_accept_tos: false } })).toMatchObject({
    mustAcceptTerms: false,
  })
  expect((await send('accept-terms', await mint(emulator, person))).status).toBe(200)
  expect(await needsTerms({ email: 'JANE@example.com' })).toMatchObject({ mustAcceptTerms: false })
  expect(await needsTerms({ email: 'john@example.com' })).toMatchObject({ mustAcceptTerms: true })
})

test('a bad, expired or foreign token does not sign in', async () => {
  const token = await mint(emulator)
  const other = await startFrozenEmulator()
  const foreign = await mint(other)
  await other.close()
  expect((await send('sign-in', 'x')).status).toBe(401)
  expect((await send('sign-in', foreign)).status).toBe(401)
  expect((await send('accept-terms', 'x')).status).toBe(401)
  await control(emulator, 'clock', { forwardSeconds: 3600 })
  expect((await send('sign-in', token)).status).toBe(401)
})

test.each([
  ['https://a.example/out?x=%20y&z', 'https://a.example/out?x=%20y&z'],
  ['http://localhost:3000/out', 'http://localhost:3000/out'],
  ['javascript:alert(1)', null],
  [' JavaScript:alert(1)', null],
  ['data:text/html,x', null],
  ['//a.example/out', null],
  ['/out', null],
  ['', null],
  [{ url: 'https://a.example' }, null],
])('Inactivity, Logout: the metadata %j leads to %s', async (value, expected) => {
  const token = await mint(emulator, { metadata: { frame_login_url: value, frame_logout_url: value } })
  expect(await (await send('sign-in', token)).json()).toMatchObject({
    loginUrl: expected,
    logoutUrl: expected,
  })
})

test('Logout: it makes the token void everywhere, and only that one', async () => {
  const person = { email: 'jane@example.com' }
  const [token, other] = [await mint(emulator, person), await mint(emulator, person)]
  expect(await (await send('log-out', token)).json()).toEqual({ tokenInvalidated: true })
  expect((await askAssertions(token)).status).toBe(401)
  expect((await send('sign-in', token)).status).toBe(401)
  expect((await send('log-out', token)).status).toBe(401)
  expect((await askAssertions(other)).status).toBe(200)
})

test('Inactivity: being idle makes the token void, unless the setting says otherwise', async () => {
  const [token, other] = [await mint(emulator), await mint(emulator)]
  expect(await (await send('log-out-idle', token)).json()).toEqual({ tokenInvalidated: true })
  expect((await askAssertions(token)).status).toBe(401)
  await control(emulator, 'settings', { idleLogoutInvalidatesToken: false })
  expect(await (await send('log-out-idle', other)).json()).toEqual({ tokenInvalidated: false })
  expect((await askAssertions(other)).status).toBe(200)
})

test("an open Launchpad learns the emulator's time, the settings, and whether its token still counts", async () => {
  const token = await mint(emulator)
  await control(emulator, 'clock', { forwardSeconds: 900 })
  const pulse = {
    nowMs: (frozenSeconds + 900) * 1000,
    session: null,
    idleMinutes: 15,
    returnParameter: 'return_url',
  }
  expect(await readPulse(token)).toEqual({ ...pulse, signedIn: true })
  await send('log-out', token)
  await control(emulator, 'settings', { idleMinutes: 1, returnParameter: null })
  const changed = { ...pulse, idleMinutes: 1, returnParameter: null, signedIn: false }
  expect(await readPulse(token)).toEqual(changed)
  expect(await readPulse('none')).toEqual(changed)
})

test('a page of another origin can neither sign in nor log out, and no GET does', async () => {
  const token = await mint(emulator)
  for (const what of ['log-out', 'log-out-idle']) {
    expect((await send(what, token, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await fetch(`${emulator.origin}${launchpadPath}/${what}`)).status).toBe(405)
  }
  expect((await send('sign-in', token, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await fetch(`${emulator.origin}${launchpadPath}/sign-in`)).status).toBe(405)
})

test('the start page names the tenant, its Launchpads and its endpoints', async () => {
  const page = await (await fetch(emulator.origin)).text()
  for (const text of [
    emulator.origin,
    '22222222-2222-4222',
    'secure-anon-44444444',
    launchpadPath,
    '/__emulator/faults',
  ])
    expect(page).toContain(text)
  expect(page).not.toContain('0123456789abcdef')
})
