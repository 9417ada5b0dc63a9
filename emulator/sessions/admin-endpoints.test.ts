import { beforeEach, expect, test } from 'vitest'
import { accountId, createTestApp, customerId, secondAccountId, type TestApp } from '../test-app'

const here = '/halden/trials/europe/launchpad/aster-cad/session'
const sessions = `/v1/accounts/${accountId}/sessions`

let app: TestApp
let id: string
beforeEach(async () => {
  app = createTestApp()
  const started = await (await app.visit(`${here}/start`, await app.mint())).json()
  id = started.session.id
})

const ask = (path: string, method = 'GET') => app.send(path, { method, headers: app.signed() })
const stateOf = async (path = `${sessions}/${id}`) => (await (await ask(path)).json()).state

test('One session: a session is told with its state in lower case, its times and its person', async () => {
  expect(id).toMatch(/^gateway-prod\.[A-Za-z0-9]{16}$/)
  expect(await (await ask(`${sessions}/${id}`)).json()).toEqual({
    id,
    state: 'init',
    account_id: accountId,
    start_time: '2026-01-01T00:00:00.000Z',
    end_time: null,
    user: { uuid: expect.any(String), email: 'jane@example.com', first_name: 'Jane', last_name: 'Doe' },
  })
  app.forward(1)
  expect(await stateOf()).toBe('reserved')
  app.forward(4)
  expect(await stateOf()).toBe('open')
})

test('One session: the address with two slashes, as the kiosk script writes it, is answered too', async () => {
  expect(await stateOf(`/v1//accounts/${accountId}/sessions/${id}`)).toBe('init')
})

test('Sessions of an account: the active sessions are listed, and those that are over only without the filter', async () => {
  const list = async (query = '') =>
    (await (await ask(sessions + query)).json()).map(({ id }: { id: string }) => id)
  expect(await list('?active=true')).toEqual([id])
  await ask(`${sessions}/${id}`, 'DELETE')
  expect([await list('?active=true'), await list()]).toEqual([[], [id]])
})

test('Sessions of an account: a session that is deleted closes, and cannot be deleted twice', async () => {
  const reply = await ask(`${sessions}/${id}`, 'DELETE')
  expect([reply.status, await reply.text()]).toEqual([204, ''])
  expect(await stateOf()).toBe('closing')
  app.forward(2)
  expect(await (await ask(`${sessions}/${id}`)).json()).toMatchObject({
    state: 'closed',
    end_time: '2026-01-01T00:00:02.000Z',
  })
  expect((await ask(`${sessions}/${id}`, 'DELETE')).status).toBe(404)
})

test('One session, Sessions of an account: without a signature, for a foreign account and for an unknown session nothing is told', async () => {
  expect((await app.send(`${sessions}/${id}`)).status).toBe(401)
  expect((await app.send(sessions)).status).toBe(401)
  expect((await ask(`/v1/accounts/${secondAccountId}/sessions`)).status).toBe(403)
  expect((await ask(`/v1/accounts/99999999-9999-4999-8999-999999999999/sessions`)).status).toBe(403)
  expect((await ask(`${sessions}/gateway-prod.nobody`)).status).toBe(404)
  expect((await ask(sessions, 'POST')).status).toBe(405)
})

test('One session: a role above the account reaches its sessions, and those of one account are not in another', async () => {
  const key = app.addKey(customerId, [
    { role: 'API - Generate Anonymous Customer Token', entityId: customerId },
  ])
  const look = async (account: string) =>
    (await app.send(`/v1/accounts/${account}/sessions/${id}`, { headers: app.signed(key) })).status
  expect([await look(accountId), await look(secondAccountId)]).toEqual([200, 404])
})

test('One session: faults strike the Admin API by its path', async () => {
  app.state.faults.set([{ kind: 'status', status: 503, times: 1, path: `${sessions}/*` }])
  expect([(await ask(`${sessions}/${id}`)).status, (await ask(`${sessions}/${id}`)).status]).toEqual([
    503, 200,
  ])
})
