import { randomInt } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { encodeSolution, solveForTest } from '@/lib/captcha/test-support/solve'
import { sql } from '@/lib/signups/test-support/sql'
import { newAddress, startTrialWorld, type TrialWorld } from '@/lib/signups/test-support/trial-world'
import { openForm, postForm, send, type PortalAddress } from '../test-support/form-client'
import { startServerProcess, type ServerProcess } from '../test-support/server-process'
import { findFreePort } from '../ports'

const publicUrl = 'http://localhost:3000'
let world: TrialWorld
let servers: [ServerProcess, ServerProcess]

beforeAll(async () => {
  world = await startTrialWorld()
  servers = await Promise.all([
    startServerProcess({ port: await findFreePort(), publicUrl }),
    startServerProcess({ port: await findFreePort(), publicUrl }),
  ])
}, 120_000)
beforeEach(() => world.reset())
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()))
  await world.stop()
})

const answers = (email: string) => ({ email, firstName: 'Jane', lastName: 'Doe', consent: 'on' })

async function signUp(portal: PortalAddress, slug: string, more: Record<string, string> = {}, headers = {}) {
  const hidden = await openForm(portal, `/try/${slug}`)
  return postForm(portal, `/try/${slug}`, {
    fields: { ...hidden, ...answers(newAddress()), ...more },
    headers,
  })
}

const statuses = (replies: { status: number }[]) =>
  Object.fromEntries(
    [...new Set(replies.map(({ status }) => status))].map((status) => [
      status,
      replies.filter((reply) => reply.status === status).length,
    ]),
  )

test('Q2: two server processes grant a limit exactly, and every other person gets the page of a full quota', async () => {
  const slug = await world.product('q2', [{ scope: 'product', per: 'day', limit: 20 }])
  const replies = await Promise.all(
    Array.from({ length: 60 }, (_, index) => signUp(servers[index % 2 === 0 ? 0 : 1], slug)),
  )
  expect(statuses(replies)).toEqual({ 303: 20, 429: 40 })
  expect(await world.tokenRequests()).toHaveLength(20)
})

test('Q8: one form posted to both processes at once is one signup with one way in', async () => {
  const slug = await world.product('q8-two')
  const fields = { ...(await openForm(servers[0], `/try/${slug}`)), ...answers(newAddress()) }
  const replies = await Promise.all(servers.map((server) => postForm(server, `/try/${slug}`, { fields })))
  expect(replies.map(({ status }) => status)).toEqual([303, 303])
  expect(replies[0]?.headers.location).toBe(replies[1]?.headers.location)
  expect(await world.tokenRequests()).toHaveLength(1)
})

test('C1: one captcha solution posted to both processes opens one trial', async () => {
  const slug = await world.product('c1-two', [], { captcha: true })
  const challenge = await send(servers[0], '/api/captcha')
  const altcha = encodeSolution(await solveForTest(JSON.parse(challenge.text)))
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, index) => signUp(servers[index % 2 === 0 ? 0 : 1], slug, { altcha })),
  )
  expect(statuses(replies)).toEqual({ 303: 1, 403: 9 })
})

test('N1: an invented X-Forwarded-For brings no new network', async () => {
  const slug = await world.product('n1', [{ scope: 'network', per: 'day', limit: 2 }])
  const claims: Record<string, string>[] = [
    { 'x-forwarded-for': '1.2.3.4' },
    { 'x-forwarded-for': '1.2.3.5, 10.0.0.1' },
    { 'x-forwarded-for': `${'9.9.9.9, '.repeat(1_000)}8.8.8.8` },
    { 'x-forwarded-for': 'unknown' },
    { 'x-forwarded-for': '[::1]:80' },
    { forwarded: 'for=1.2.3.4' },
    { 'x-real-ip': '1.2.3.4' },
    { 'cf-connecting-ip': '1.2.3.4' },
    { 'x-portal-peer': '1.2.3.4' },
  ]
  const replies = await Promise.all(claims.map((headers) => signUp(servers[0], slug, {}, headers)))
  expect(statuses(replies)).toEqual({ 303: 2, 429: 7 })
})

test('N4: no header decides what our own addresses are', async () => {
  const slug = await world.product('n4')
  const evil = { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https', forwarded: 'host=evil.test' }
  const granted = await signUp(servers[0], slug, {}, evil)
  expect(granted.status).toBe(303)
  const [request] = await world.tokenRequests()
  expect(JSON.stringify(request?.body)).not.toContain('evil.test')
  expect(JSON.stringify(request?.body)).toContain(`${publicUrl}/frame/login/`)

  const refused = await send(servers[0], `/try/${slug}`, { headers: { host: 'evil.test' } })
  expect(refused.status).toBe(421)
})

test('N3: forty honest people behind one office address all get their trial', async () => {
  const slug = await world.product('n3', [{ scope: 'person', per: 'ever', limit: 1 }])
  const replies = await Promise.all(Array.from({ length: 40 }, () => signUp(servers[1], slug)))
  expect(statuses(replies)).toEqual({ 303: 40 })
})

test('N5: a foreign Host makes the server ask nobody for anything', async () => {
  const slug = await world.product('n5')
  const hook = createServer((_, response) => response.end())
  let asked = 0
  hook.on('request', () => (asked += 1))
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
  const { port } = hook.address() as AddressInfo
  const fields = { ...(await openForm(servers[0], `/try/${slug}`)), ...answers(newAddress()) }
  const reply = await postForm(servers[0], `/try/${slug}`, { fields, headers: { host: `127.0.0.1:${port}` } })
  expect(reply.status).toBe(421)
  hook.close()
  expect(asked).toBe(0)
})

test('Q10: a person whose answer got lost on the way sends again and gets the same trial', async () => {
  const slug = await world.product('q10', [{ scope: 'product', per: 'day', limit: 5 }])
  const fields = { ...(await openForm(servers[0], `/try/${slug}`)), ...answers(newAddress()) }
  await world.faults([{ kind: 'slow', ms: 300, times: 1 }])
  const lost = postForm(servers[0], `/try/${slug}`, { fields, signal: AbortSignal.timeout(150) })
  await expect(lost).rejects.toThrow()
  const again = await postForm(servers[1], `/try/${slug}`, { fields })
  expect(again.status).toBe(303)
  expect(await world.tokenRequests()).toHaveLength(1)
  expect(
    await sql(`select used from quota_counters c join products p on p.id = c.product_id where slug = 'q10'`),
  ).toEqual([{ used: '1' }])
})

test('a signup keeps the campaign it came with, and the one it first came with', async () => {
  const slug = await world.product('touch')
  const first = await send(servers[0], `/try/${slug}?utm_source=News&utm_campaign=Spring`)
  const cookie = (first.headers['set-cookie'] ?? []).map((set) => set.split(';')[0]).join('; ')
  const email = newAddress()
  const page = `/try/${slug}?utm_source=ad&utm_campaign=Summer`
  const fields = { ...(await openForm(servers[0], page)), ...answers(email) }
  expect((await postForm(servers[0], page, { fields, headers: { cookie } })).status).toBe(303)
  const rows = await sql(
    `select campaign, first_touch ->> 'campaign' as first, last_touch ->> 'source' as source from signups where email = $1`,
    [email],
  )
  expect(rows).toEqual([{ campaign: 'summer', first: 'spring', source: 'ad' }])
})

test('every line of a log that a request caused carries the id that the answer names', async () => {
  const slug = await world.product('ids')
  const { headers } = await signUp(servers[0], slug)
  const messages = () =>
    servers[0]
      .output()
      .split('\n')
      .filter((line) => line.includes(String(headers['x-request-id'])))
      .map((line): unknown => JSON.parse(line).msg)
  // The request's own line is written when the answer is through.
  await expect.poll(messages).toEqual(['mint', 'signup', 'request'])
})

test('R8, R9, R16: the hand-over is a 303 that nobody keeps and that tells nobody where it came from', async () => {
  const slug = await world.product('r9')
  const { status, headers, text } = await signUp(servers[0], slug)
  expect(status).toBe(303)
  expect(headers.location).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/halden\/trials\/europe\/launchpad\/aster-cad#token=[\w-]+\.[\w-]+\.[\w-]+$/,
  )
  expect(headers['cache-control']).toContain('no-store')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(String(headers['set-cookie'])).toMatch(/^portal-browser=[^;]+; Path=\/; .*HttpOnly; SameSite=lax$/i)
  expect(text).not.toContain('token=')
})

test('R10: neither token nor secret nor address is in any log, table or file that a browser can fetch', async () => {
  const slug = await world.product('r10', [], { captcha: false })
  const email = 'canary-local-part@r10-company.example'
  const granted = await signUp(servers[0], slug, { email })
  const token = /#token=(.*)$/.exec(granted.headers.location ?? '')?.[1] ?? ''
  expect(token.length).toBeGreaterThan(100)
  const secret = '0123456789abcdef0123456789abcdef01234567'
  const payload = token.split('.')[1] ?? ''

  const output = servers.map((server) => server.output()).join('')
  expect(output).toContain('"outcome":"granted"')
  for (const canary of [token, payload, secret, 'canary-local-part']) expect(output).not.toContain(canary)

  const tables = await sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  for (const { name } of tables) {
    const dump = JSON.stringify(await sql(`select row_to_json(t) from "${name}" t`))
    for (const canary of [token, payload, secret])
      expect(dump.includes(canary), `${name} holds a canary`).toBe(false)
  }
  for (const file of await readdir('.next/static', { recursive: true })) {
    if (!/\.(js|css|map)$/.test(file)) continue
    const text = await readFile(path.join('.next/static', file), 'utf8')
    expect(text.includes(secret)).toBe(false)
    // Turbopack writes a map for the captcha's worker; it must be empty.
    if (file.endsWith('.map')) expect(JSON.parse(text)).toMatchObject({ sources: [], sections: [] })
  }
})

test('Frame down: the person reads that no trial was used up, and the place is free again', async () => {
  const slug = await world.product('down', [{ scope: 'product', per: 'day', limit: 1 }])
  await world.faults([{ kind: 'status', status: 403, times: 'always' }])
  const reply = await signUp(servers[0], slug)
  expect(reply.status).toBe(503)
  expect(reply.text).toContain('data-reason="trial-unavailable"')
  await world.reset()
  expect((await signUp(servers[0], slug)).status).toBe(303)
})

test('hostile posts get an answer of the right kind, write nothing and never a 5xx', async () => {
  const slug = await world.product('hostile')
  const page = `/try/${slug}`
  const hidden = await openForm(servers[0], page)
  const before = await sql('select count(*) from signups')
  const posts: Record<string, string>[] = [
    {},
    { ...hidden },
    { ...hidden, ...answers('x'), requestId: 'x' },
    { ...hidden, ...answers(newAddress()), requestId: 'x'.repeat(10_000) },
    { ...hidden, ...answers(newAddress()), website: 'http://spam.test' },
    { ...hidden, ...answers('victim＠evil.test@corp.test') },
    { ...hidden, ...answers('"a b"@corp.test'), firstName: 'A\r\nBcc: x@evil.test' },
    { ...hidden, ...answers('a@x.example,b@y.example') },
    { ...hidden, ...answers(newAddress()), firstName: 'x'.repeat(20_000) },
    { ...hidden, ...answers(newAddress()), country: '__proto__' },
    { ...hidden, ...answers(newAddress()), consent: '' },
    Object.fromEntries(
      Object.entries({ ...hidden, ...answers(newAddress()) }).map(([name, value]) => [`${name}[]`, value]),
    ),
    {
      $ACTION_REF_1: '',
      '$ACTION_1:0': '{"id":"0000","bound":"$@1"}',
      '$ACTION_1:1': '[]',
      ...answers(newAddress()),
    },
    { $ACTION_ID_00000000000000000000000000000000000000000000: '', ...answers(newAddress()) },
  ]
  for (const fields of posts) {
    const reply = await postForm(servers[0], page, { fields })
    expect.soft(reply.status, JSON.stringify(fields).slice(0, 200)).toBeLessThan(500)
    expect(reply.status).not.toBe(303)
  }
  expect(await sql('select count(*) from signups')).toEqual(before)
  expect(await world.tokenRequests()).toEqual([])
})

test('hostile requests of other kinds never bring the server to a 5xx', async () => {
  const slug = await world.product('hostile-raw')
  const page = `/try/${slug}`
  const own = { origin: publicUrl }
  const tries: Parameters<typeof send>[2][] = [
    {
      method: 'POST',
      headers: { ...own, 'content-type': 'multipart/form-data; boundary=x' },
      body: Buffer.from('no parts at all'),
    },
    { method: 'POST', headers: { ...own, 'content-type': 'multipart/form-data' }, body: Buffer.from('x') },
    {
      method: 'POST',
      headers: { ...own, 'content-type': 'text/x-component', 'next-action': 'f'.repeat(42) },
      body: Buffer.from('["$@1"]'),
    },
    {
      method: 'POST',
      headers: { ...own, 'content-type': 'text/plain;charset=UTF-8', 'next-action': '../x' },
      body: Buffer.from('[]'),
    },
    { method: 'POST', headers: { ...own, 'content-type': 'application/json' }, body: Buffer.from('{') },
    {
      method: 'POST',
      headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from('email=x'),
    },
    {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: Buffer.from('x'),
    },
    { method: 'POST', headers: { origin: 'null' }, body: Buffer.from('x') },
    { method: 'POST', headers: own, body: Buffer.alloc(70_000, 'x') },
    { method: 'PUT', headers: own, body: Buffer.from('x') },
    { headers: { cookie: `portal-browser=${'x'.repeat(4_000)}` } },
    {
      headers: { cookie: Array.from({ length: 80 }, (_, index) => `c${index}=${randomInt(1e9)}`).join('; ') },
    },
    { headers: { cookie: 'portal-browser=a.b; portal-first-touch=%7B%22__proto__%22%3A1%7D' } },
    { headers: { 'accept-language': ','.repeat(5_000) } },
    { headers: { rsc: '1', 'next-router-state-tree': 'nonsense' } },
  ]
  for (const attempt of tries) {
    const reply = await send(servers[1], page, attempt)
    expect.soft(reply.status, JSON.stringify(attempt).slice(0, 200)).toBeLessThan(500)
  }
  expect(await world.tokenRequests()).toEqual([])
})

test('SIGTERM ends a server cleanly', async () => {
  const server = await startServerProcess({ port: await findFreePort(), publicUrl })
  expect((await send(server, '/healthz')).status).toBe(200)
  expect(await server.stop()).toBe(0)
})

test('A2: a program inside a session may report without an Origin, and a stranger learns nothing by it', async () => {
  const slug = await world.product('reports')
  const report = (path: string, headers: Record<string, string>) =>
    send(servers[0], path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: Buffer.from(JSON.stringify({ product: slug })),
    })
  const token = { authorization: 'Bearer no-token-of-any-session' }
  const taken = await report('/api/sessions/report', token)
  expect(taken).toMatchObject({ status: 202, text: '' })
  expect((await report('/api/sessions/report', {})).status).toBe(401)
  expect((await report(`/try/${slug}`, token)).status).toBe(403)
})
