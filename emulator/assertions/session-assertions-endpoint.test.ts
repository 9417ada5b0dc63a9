import { beforeEach, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../test-app'
import { assertionsPath } from '../test-client'

const here = '/halden/trials/europe/launchpad/aster-cad/session'
const sessionAssertionsPath = '/api/rest/v1/me/session/assertions'
const metadata = { crm: '42', nested: { a: ['<b>'] } }

let app: TestApp
let sat: string
beforeEach(async () => {
  app = createTestApp()
  sat = await app.mint({ metadata })
  await app.visit(`${here}/start`, sat)
})

const ask = (path: string, token: string) => app.send(path, { headers: { authorization: `Bearer ${token}` } })
const takeToken = async (): Promise<string> =>
  (await (await app.visit(`${here}/session-token`, sat)).json()).token

test('Assertions inside a session: the session token reads the metadata of its person, once the session is open', async () => {
  expect(await takeToken()).toBeNull()
  app.forward(5)
  const token = await takeToken()
  expect(await (await ask(sessionAssertionsPath, token)).json()).toEqual(metadata)
})

test('Assertions inside a session: each endpoint refuses the token of the other', async () => {
  app.forward(5)
  const token = await takeToken()
  expect((await ask(assertionsPath, token)).status).toBe(401)
  expect((await ask(sessionAssertionsPath, sat)).status).toBe(401)
  expect((await ask(assertionsPath, sat)).status).toBe(200)
})

test('Assertions inside a session: a session token starts nothing and signs in nowhere', async () => {
  app.forward(5)
  const token = await takeToken()
  for (const what of ['start', 'sign-in', 'session-token', 'quit'])
    expect((await app.visit(`${here}/${what}`, token)).status).toBe(401)
  const graphql = await app.send('/api/graphql', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ me { id } }' }),
  })
  expect(graphql.status).toBe(401)
})

test('Assertions inside a session: the token ends with its session, and outlives the SAT it came from', async () => {
  app.forward(5)
  const token = await takeToken()
  await app.visit(`${here}/log-out`, sat)
  expect((await ask(sessionAssertionsPath, token)).status).toBe(200)
  app.forward(10 * 60)
  expect((await ask(sessionAssertionsPath, token)).status).toBe(401)
})

test('Assertions inside a session: a resumed session tells the metadata of the token it was resumed with', async () => {
  app.forward(5)
  const token = await takeToken()
  await app.visit(`${here}/start`, await app.mint({ metadata: { crm: '43' } }))
  expect(await (await ask(sessionAssertionsPath, token)).json()).toEqual({ crm: '43' })
})

test('Assertions inside a session: the path is a setting, and only GET is answered', async () => {
  app.forward(5)
  const token = await takeToken()
  expect((await app.send(sessionAssertionsPath, { method: 'POST' })).status).toBe(405)
  app.state.settings.change({ sessionAssertionsPath: '/api/rest/v2/in-session' })
  expect((await ask('/api/rest/v2/in-session', token)).status).toBe(200)
  expect((await ask(sessionAssertionsPath, token)).status).toBe(404)
})
