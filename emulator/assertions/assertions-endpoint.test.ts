import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Emulator } from '../create-emulator'
import { assertionsPath, control, mint, setFaults, startFrozenEmulator } from '../test-client'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startFrozenEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => control(emulator, 'reset'))

const ask = (authorization?: string, from: Emulator = emulator) =>
  fetch(from.origin + assertionsPath, authorization ? { headers: { authorization } } : {})

test('Assertions: the metadata comes back word for word', async () => {
  const metadata = {
    frame_login_url: 'https://a.example/x?y=1',
    nested: { list: [1, null, 'é'] },
    'a.b': '',
    1: true,
  }
  const reply = await ask(`Bearer ${await mint(emulator, { metadata })}`)
  expect(reply.status).toBe(200)
  expect(await reply.json()).toEqual(metadata)
})

test('Assertions: metadata belongs to its token, not to the person', async () => {
  const first = await mint(emulator, { email: 'a@example.com', metadata: { visit: 1 } })
  const second = await mint(emulator, { email: 'a@example.com', metadata: { visit: 2 } })
  expect(await (await ask(`Bearer ${first}`)).json()).toEqual({ visit: 1 })
  expect(await (await ask(`Bearer ${second}`)).json()).toEqual({ visit: 2 })
})

test('Assertions: a token without metadata has none', async () => {
  expect(await (await ask(`bearer ${await mint(emulator)}`)).json()).toEqual({})
})

test('Assertions: a missing, broken or otherwise written token is refused', async () => {
  const token = await mint(emulator)
  const [header, payload] = token.split('.')
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  const guessed = createHmac('sha256', '').update(`${header}.${payload}`).digest('base64url')
  for (const authorization of [
    undefined,
    'Bearer',
    token,
    `Basic ${token}`,
    'Bearer x',
    `Bearer ${token}x`,
    `Bearer ${unsigned}`,
    `Bearer ${header}.${payload}.${guessed}`,
    `Bearer ${token} ${token}`,
  ]) {
    const reply = await ask(authorization)
    expect([reply.status, reply.headers.get('www-authenticate')], `${authorization}`).toEqual([401, 'Bearer'])
  }
})

test('Assertions: a token is refused from the second it expires', async () => {
  const token = await mint(emulator)
  await control(emulator, 'clock', { forwardSeconds: 3600 - 1 })
  expect((await ask(`Bearer ${token}`)).status).toBe(200)
  await control(emulator, 'clock', { forwardSeconds: 1 })
  expect((await ask(`Bearer ${token}`)).status).toBe(401)
  await control(emulator, 'clock', { resetTo: 'real' })
  expect((await ask(`Bearer ${token}`)).status).toBe(200)
})

test('Assertions: a token without exp is not accepted', async () => {
  await setFaults(emulator, { kind: 'no-exp' })
  expect((await ask(`Bearer ${await mint(emulator)}`)).status).toBe(401)
})

test('Assertions: a token of before the reset is refused', async () => {
  const token = await mint(emulator)
  await control(emulator, 'reset')
  expect((await ask(`Bearer ${token}`)).status).toBe(401)
})

test('a token of one emulator is refused by another', async () => {
  const other = await startFrozenEmulator()
  const token = await mint(other)
  expect((await ask(`Bearer ${token}`)).status).toBe(401)
  expect((await ask(`Bearer ${token}`, other)).status).toBe(200)
  await other.close()
})

test('Assertions: only GET is answered', async () => {
  const reply = await fetch(emulator.origin + assertionsPath, { method: 'POST', body: '{}' })
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET'])
})
