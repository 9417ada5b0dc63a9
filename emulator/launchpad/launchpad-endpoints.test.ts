import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../create-emulator'
import { control, launchpadPath, mint, startFrozenEmulator } from '../test-client'

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

test('a token signs in with the name, the assertions and the time left', async () => {
  const token = await mint(emulator, {
    first_name: 'Jane',
    last_name: 'Doe',
    email: 'jane@example.com',
    metadata: { should_accept_tos: false, a: '<b>' },
  })
  await control(emulator, 'clock', { forwardSeconds: 3600 })
  expect(await (await send('sign-in', token)).json()).toEqual({
    person: { name: 'Jane Doe', email: 'jane@example.com' },
    assertions: { should_accept_tos: false, a: '<b>' },
    mustAcceptTerms: false,
    secondsLeft: 7 * 3600,
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
  await control(emulator, 'clock', { forwardSeconds: 8 * 3600 })
  expect((await send('sign-in', token)).status).toBe(401)
})

test('a page of another origin cannot sign in, and no GET does', async () => {
  const token = await mint(emulator)
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
