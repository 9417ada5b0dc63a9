import { beforeEach, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../test-app'

const here = '/halden/trials/europe/launchpad/aster-cad/session'
const terminalConfigurationId = 'aaaaaaa1-0000-4000-8000-000000000001.bbbbbbb1-0000-4000-8000-000000000001'

let app: TestApp
let token: string
beforeEach(async () => {
  app = createTestApp()
  token = await app.mint()
})

async function ask(query: string, variables: object = {}, more: object = {}) {
  const reply = await app.send('/api/graphql', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables, ...more }),
  })
  return { status: reply.status, body: await reply.json() }
}

// As Frame's kiosk script sends it.
const activeSession = `query ActiveSessionQuery($terminalConfigurationId: ID!) {
  activeSession(terminalConfigurationId: $terminalConfigurationId) { id state userId: userUuid __typename }
}`
const askActive = async () =>
  (await ask(activeSession, { terminalConfigurationId }, { operationName: 'ActiveSessionQuery' })).body.data

test('GraphQL: the active session is told to its person, in capitals, and null when there is none', async () => {
  expect(await askActive()).toEqual({ activeSession: null })
  const { session } = await (await app.visit(`${here}/start`, token)).json()
  app.forward(1)
  const answer = { id: session.id, state: 'RESERVED', userId: expect.any(String), __typename: 'Session' }
  expect(await askActive()).toEqual({ activeSession: answer })
  app.forward(4)
  expect(await askActive()).toMatchObject({ activeSession: { state: 'OPEN' } })
  await app.visit(`${here}/quit`, token)
  expect(await askActive()).toEqual({ activeSession: null })
})

test('GraphQL: the session of one person is none of another', async () => {
  await app.visit(`${here}/start`, token)
  token = await app.mint({ email: 'john@example.com' })
  expect(await askActive()).toEqual({ activeSession: null })
})

test('GraphQL: the preferences are set with the words of the kiosk script, its unused fragment included', async () => {
  const query = `mutation SetUserPreferencesMutation($desktopAutoLaunch: Boolean!, $enableQuickLaunch: Boolean!) {
    setUserPreferences(desktopAutoLaunch: $desktopAutoLaunch, enableQuickLaunch: $enableQuickLaunch) {
      id preferences { ...PreferencesPanelFragment __typename } __typename
    }
  }
  fragment StorageStatus on StorageStatus { isAttached type __typename }
  fragment PreferencesPanelFragment on UserPreferences { desktopAutoLaunch enableQuickLaunch __typename }`
  const variables = { __typename: 'UserPreferences', desktopAutoLaunch: true, enableQuickLaunch: false }
  const { body } = await ask(query, variables, { operationName: 'SetUserPreferencesMutation' })
  expect(body.data.setUserPreferences.preferences).toMatchObject({ desktopAutoLaunch: true })
  const visit = await app.visit('/halden/trials/europe/launchpad/aster-cad/sign-in', token)
  expect(await visit.json()).toMatchObject({ autoLaunch: true })
})

test('GraphQL: the person and the timers of a terminal configuration are told', async () => {
  const query = `query TerminalConfigQuery($id: ID!) {
    me { email firstName lastName }
    terminalConfiguration(id: $id) { idleTimeoutMinutes maxSessionDurationMinutes userInactivityTimeoutMinutes }
  }`
  expect((await ask(query, { id: terminalConfigurationId })).body.data).toEqual({
    me: { email: 'jane@example.com', firstName: 'Jane', lastName: 'Doe' },
    terminalConfiguration: {
      idleTimeoutMinutes: 10,
      maxSessionDurationMinutes: 240,
      userInactivityTimeoutMinutes: 20,
    },
  })
  expect((await ask(query, { id: 'nowhere' })).body.data).toMatchObject({ terminalConfiguration: null })
})

const tooMuch = `{ ${'me { id } '.repeat(300)} }`
const tooDeep = `{ ${'me { '.repeat(100)} id ${'} '.repeat(100)} }`
test.each([
  ['a typing mistake', '{ activeSessions { id } }'],
  ['no GraphQL', 'SELECT 1'],
  ['two operations and no name', 'query A { me { id } } query B { me { id } }'],
  ['more than a person would write', tooMuch],
  ['more levels than there are', tooDeep],
  ['a question about the schema', '{ __schema { types { name } } }'],
])('GraphQL: %s is told as errors with status 200', async (_, query) => {
  const { status, body } = await ask(query)
  expect(status).toBe(200)
  expect(body.errors[0].message).toEqual(expect.any(String))
  expect(body.data ?? null).toBeNull()
})

test('GraphQL: what is no GraphQL request at all is told the same way', async () => {
  const init = { method: 'POST', headers: { authorization: `Bearer ${token}` } }
  for (const body of ['', '[]', '{"query":1}', '{']) {
    const reply = await app.send('/api/graphql', { ...init, body })
    expect(reply.status).toBe(200)
    expect(await reply.json()).toEqual({ errors: [{ message: expect.stringContaining('query') }] })
  }
})

test('GraphQL: without a valid token the answer is 401, and another method is refused', async () => {
  const post = (headers: Record<string, string>) =>
    app.send('/api/graphql', { method: 'POST', headers, body: '{"query":"{ me { id } }"}' })
  expect((await post({})).status).toBe(401)
  await app.visit('/halden/trials/europe/launchpad/aster-cad/log-out', token)
  expect((await post({ authorization: `Bearer ${token}` })).status).toBe(401)
  expect((await app.send('/api/graphql')).status).toBe(405)
})
