import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { sql } from '@/lib/signups/test-support/sql'
import { postSignup, startTrialWorld, type TrialWorld } from '@/lib/signups/test-support/trial-world'
import { whileUnreadable } from '@/lib/signups/test-support/while-unreadable'
import { entryPoints, publicEntryPoints } from '@/lib/staff/entry-points'
import { may, staffRoles, type Permission, type StaffRole } from '@/lib/staff/permissions'
import { encodeSession } from '@/lib/staff/session-token'
import { startSession } from '@/lib/staff/start-session'
import { findFreePort } from '../ports'
import { send, type Reply } from '../test-support/form-client'
import { readEntryPoints } from '../test-support/read-entry-points'
import { startServerProcess, type ServerProcess } from '../test-support/server-process'

const build = await readEntryPoints()
const publicUrl = 'http://localhost:3000'
/** In the name of every person and signup of this world: what nobody may see who is not signed in. */
const canary = `canary-${randomUUID()}`

type Who = StaffRole | 'nobody' | 'forger' | 'deactivated' | 'signed-out'
const everybody: Who[] = [...staffRoles, 'nobody', 'forger', 'deactivated', 'signed-out']

let world: TrialWorld
let server: ServerProcess
let cookies: Record<Who, string>
let signup: string

beforeAll(async () => {
  world = await startTrialWorld()
  await postSignup(await world.product('aster'), { form: { firstName: canary } })
  signup = (await sql<{ id: string }>('select id from signups'))[0]?.id ?? ''
  cookies = await signEverybodyIn()
  server = await startServerProcess({ port: await findFreePort(), publicUrl })
}, 120_000)
afterAll(async () => {
  await server.stop()
  await world.stop()
})

async function signEverybodyIn(): Promise<Record<Who, string>> {
  const sessionOf = async (role: StaffRole) => {
    const person = { email: `${randomUUID()}@staff.example`, name: canary, role }
    const staff = await db().staff.create({ data: person })
    return db().$transaction((tx) => startSession(tx, { staff, way: 'password', address: '203.0.113.9' }))
  }
  const sessions = {
    marketing: await sessionOf('marketing'),
    sales: await sessionOf('sales'),
    admin: await sessionOf('admin'),
    deactivated: await sessionOf('admin'),
    'signed-out': await sessionOf('admin'),
  }
  await sql('update staff set deactivated_at = now() where id = $1', [sessions.deactivated.staff])
  await sql('update staff_sessions set ended_at = now() where id = $1', [sessions['signed-out'].session])
  const cookieOf = async (session: { staff: string; session: string }) =>
    `portal-staff=${await encodeSession(session)}`
  // Not the last letter, which holds bits that nobody reads.
  const forged = (await cookieOf(sessions.admin)).replace(/.(?=.{9}$)/, (letter) =>
    letter === 'A' ? 'B' : 'A',
  )
  return {
    marketing: await cookieOf(sessions.marketing),
    sales: await cookieOf(sessions.sales),
    admin: await cookieOf(sessions.admin),
    deactivated: await cookieOf(sessions.deactivated),
    'signed-out': await cookieOf(sessions['signed-out']),
    forger: forged,
    nobody: '',
  }
}

const addressOf = (page: string) => page.replace('[signup]', signup).replaceAll(/\[[^\]]+\]/g, randomUUID())

/** What the declared permission means for somebody. */
function expected(who: Who, permission: Permission): 'in' | 'forbidden' | 'to-sign-in' {
  const role = staffRoles.find((known) => known === who)
  if (!role) return 'to-sign-in'
  return may(role, permission) ? 'in' : 'forbidden'
}

/** What became of a request. Scripts find in the data what a browser is told by the status. */
function verdictOf({ status, headers, text }: Reply): 'in' | 'forbidden' | 'to-sign-in' {
  const target = String(headers['x-action-redirect'] ?? headers.location ?? '')
  const [, dataTarget = ''] = /"NEXT_REDIRECT;[a-z]+;([^";]*)/.exec(text) ?? []
  if ([target, dataTarget].some((one) => /^(?:http:\/\/localhost:3000)?\/staff\/sign-in(?:[?;]|$)/.test(one)))
    return 'to-sign-in'
  const isRefused = /^(?:http:\/\/localhost:3000)?\/staff\/refused$/.test(target)
  return isRefused || status === 403 || text.includes('"NEXT_HTTP_ERROR_FALLBACK;403"') ? 'forbidden' : 'in'
}

async function expectDeclared(permission: Permission, request: (who: Who) => Promise<Reply>) {
  const replies: Reply[] = []
  const outcomes: Record<string, string> = {}
  const wanted: Record<string, string> = {}
  for (const who of everybody) {
    const reply = await request(who)
    replies.push(reply)
    outcomes[who] = verdictOf(reply)
    wanted[who] = expected(who, permission)
    if (wanted[who] === 'to-sign-in') expect(reply.text, who).not.toContain(canary)
  }
  expect(outcomes).toEqual(wanted)
  return replies
}

const staffActions = Object.entries<Permission>(entryPoints.actions).map(
  ([name, permission]) => [`app/staff/${name}`, permission] as const,
)

test('A1: every page, handler and action of the build is declared, and nothing else is', () => {
  const built = [...build.pages, ...build.handlers, ...build.actions.map(({ name }) => name)]
  const declared = [
    ...Object.keys(entryPoints.pages),
    ...Object.keys(entryPoints.handlers),
    ...staffActions.map(([name]) => name),
    ...Object.keys(publicEntryPoints),
  ]
  expect({
    undeclared: built.filter((name) => !declared.includes(name)),
    declaredTwice: declared.filter((name, at) => declared.indexOf(name) !== at),
    notInTheBuild: declared.filter((name) => !built.includes(name)),
  }).toEqual({ undeclared: [], declaredTwice: [], notInTheBuild: [] })
})

test.each(Object.entries<Permission>(entryPoints.pages))(
  'A1, A20: %s opens for %s',
  async (page, permission) => {
    const replies = await expectDeclared(permission, (who) =>
      send(server, addressOf(page), { headers: { cookie: cookies[who] } }),
    )
    expect(replies.filter(({ status }) => status >= 500)).toEqual([])
  },
)

test.each(Object.entries<Permission>(entryPoints.pages))(
  'A3: %s opens for %s also for scripts, which ask for data',
  async (page, permission) => {
    await expectDeclared(permission, (who) => ask(addressOf(page), { cookie: cookies[who], rsc: '1' }))
  },
)

test.each(Object.entries<Permission>(entryPoints.handlers))(
  'A1, A20: the handler %s answers %s',
  async (page, permission) => {
    const offered = []
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const request = (who: Who) =>
        send(server, addressOf(page), { method, headers: { cookie: cookies[who], origin: publicUrl } })
      if ((await request('nobody')).status === 405) continue
      offered.push(method)
      const replies = await expectDeclared(permission, request)
      expect([method, replies.filter(({ status }) => status >= 500)]).toEqual([method, []])
    }
    expect(offered).not.toEqual([])
  },
)

test.each(staffActions)(
  'A1, A20: the action %s runs for %s, posted by a script or by a form',
  async (name, permission) => {
    const action = build.actions.find((candidate) => candidate.name === name)
    if (!action) throw new Error(`the build has no ${name}`)
    await expectDeclared(permission, (who) => callAction(action, cookies[who]))
    for (const who of everybody.filter((one) => expected(one, permission) !== 'in')) {
      const reply = await postAction(action, cookies[who])
      expect([who, verdictOf(reply)]).toEqual([who, expected(who, permission)])
    }
  },
)

/** Next first tells scripts the address under which it gives them data. */
async function ask(path: string, headers: Record<string, string>): Promise<Reply> {
  const reply = await send(server, path, { headers })
  const { location = '' } = reply.headers
  return location.startsWith(`${path}?_rsc`) ? send(server, location, { headers }) : reply
}

type Action = (typeof build.actions)[number]

/** As Next's client calls an action: a state, and an empty form. */
function callAction({ id, page }: Action, cookie: string, origin: string | null = publicUrl) {
  const body = multipart({ '1_nothing': '', 0: JSON.stringify([{ kind: 'idle' }, '$K1']) })
  return send(server, addressOf(page), {
    method: 'POST',
    headers: { cookie, 'next-action': id, ...(origin && { origin }), ...multipartType },
    body,
  })
}

/** As a browser without JavaScript posts a form. */
function postAction({ id, page }: Action, cookie: string) {
  return send(server, addressOf(page), {
    method: 'POST',
    headers: { cookie, origin: publicUrl, ...multipartType },
    body: multipart({ [`$ACTION_ID_${id}`]: '' }),
  })
}

const multipartType = { 'content-type': 'multipart/form-data; boundary=----entry-points' }

function multipart(fields: Record<string, string>): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `------entry-points\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return Buffer.from(`${parts.join('')}------entry-points--\r\n`)
}

test.each([null, 'null', 'http://evil.test', 'http://localhost:3001', 'http://localhost'])(
  'A2: nothing can be posted from the origin %s, not even by an administrator',
  async (origin) => {
    const headers = { cookie: cookies.admin, ...(origin && { origin }) }
    for (const path of ['/staff/sign-out', '/staff/sign-in/demo', ...Object.keys(entryPoints.handlers)]) {
      expect((await send(server, path, { method: 'POST', headers })).status, path).toBe(403)
    }
    for (const action of build.actions.filter(({ name }) => name.startsWith('app/staff/'))) {
      expect((await callAction(action, cookies.admin, origin)).status, action.name).toBe(403)
    }
    expect((await send(server, '/staff', { headers: { cookie: cookies.admin } })).status).toBe(200)
  },
)

const subrequest = 'middleware:middleware:middleware:middleware:middleware'
const headerVariants: Record<string, string>[] = [
  { 'x-middleware-subrequest': subrequest },
  { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy', 'x-middleware-next': '1' },
  { 'x-middleware-rewrite': '/staff', 'x-middleware-prefetch': '1' },
  { 'x-invoke-path': '/staff', 'x-invoke-status': '200' },
  { 'x-matched-path': '/staff', 'x-now-route-matches': '1' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/staff/__PAGE__' },
  { 'x-nextjs-data': '1' },
  { 'next-resume': '1' },
  { 'x-portal-target': '/staff', 'x-portal-self': 'guessed', 'x-portal-peer': '127.0.0.1' },
  { purpose: 'prefetch', 'sec-purpose': 'prefetch' },
  { 'x-original-url': '/staff', 'x-rewrite-url': '/staff' },
  { 'x-http-method-override': 'GET', 'x-forwarded-host': 'evil.test' },
]

const pathVariants = (page: string) => [
  `/${page}`,
  page.replace('staff', '%73taff'),
  page.replace('staff', 'st%61ff'),
  page.replace('staff', 'STAFF'),
  page.replace('/staff', '/staff/'),
  page.replace('/staff', '//staff'),
  page.replace('/staff', '/./staff'),
  page.replace('/staff', '/x/../staff'),
  page.replace('/staff', '/%2e/staff'),
  page.replace('/staff', '/(area)/staff'),
  page.replace('/staff', '/staff/(area)'),
  `${page}/`,
  `${page}.`,
  `${page}%2f`,
  `${page}%00`,
  `${page};x=1`,
  `${page}.rsc`,
  `${page}.rsc?_rsc=1`,
  `${page}.txt`,
  `${page}.json`,
  `${page}.html`,
  `${page}.segments/_tree.segment.rsc`,
  `${page}.segments/_full.segment.rsc`,
  `${page}.segments/staff/__PAGE__.segment.rsc`,
  `${page}.prefetch.rsc`,
  `${page}/index`,
  `${page}/page`,
  `${page}?nxtPsignup=${signup}`,
  `${page}?nxtIstaff=1&__nextDefaultLocale=en`,
  `${page}?__nextDataReq=1`,
  `${page}?_rsc=abc`,
  `/_next/data/${build.buildId}${page}.json`,
  `/_next/static/../..${page}`,
  `/_next/server/app${page}.html`,
]

test('A3: the canary is there to be found: whoever is signed in sees it', async () => {
  const { status, text } = await send(server, '/staff', { headers: { cookie: cookies.admin } })
  expect([status, text.includes(canary)]).toEqual([200, true])
})

/** One page without and one with a name in its address stand for all; the matrix above goes over each of them. */
const samples = Object.keys(entryPoints.pages).filter(
  (page, at, all) => at === 0 || page === all.find((other) => other.includes('[')),
)

test.each(samples)(
  'A3: no spelling of %s and no header shows anything to anybody who is not signed in',
  async (sample) => {
    const page = addressOf(sample)
    await Promise.all(
      headerVariants.map(async (headers) => {
        const reply = await ask(page, headers)
        const variant = JSON.stringify(headers)
        // A script may ask for the frame of a page alone, which nobody's data is in.
        const wanted = 'next-router-prefetch' in headers ? verdictOf(reply) : 'to-sign-in'
        expect([variant, reply.text.includes(canary), verdictOf(reply)]).toEqual([variant, false, wanted])
      }),
    )
    await Promise.all(
      pathVariants(page).map(async (path) => {
        const reply = await send(server, path)
        expect([path, reply.status < 500, reply.text.includes(canary)]).toEqual([path, true, false])
        if (reply.status < 300) expect([path, verdictOf(reply)]).toEqual([path, 'to-sign-in'])
      }),
    )
  },
)

/** What nobody named anything: short, a quote, a zero byte, half a letter, much. */
const hostileNames = ['x', "'", '%00', 'aster%00', '%E0%A4', 'a'.repeat(5_000)]

/** Each parameter of a staff page or file, and some of none. */
const parameters =
  `after all before campaign connection country draft from history id import key lang metric next owner
  product q range replayed said source state step stop theme to tokensUrl type verify view`.split(/\s+/)
const inEach = (write: (name: string) => string) => `?${parameters.map(write).join('&')}`
const hostileQueries = [
  inEach((name) => `${name}=%27+or+1%3D1+--`),
  inEach((name) => `${name}=%00&${name}[not]=%F0%9F&__proto__[${name}]=x`),
  inEach((name) => `${name}=${'9'.repeat(18)}&${name}=%25_%5C`),
  `?q=${'a'.repeat(5_000)}&after=0000-01-01T00:00:00Z~${randomUUID()}&before=${'9'.repeat(18)}&from=0000-01-01&to=9999-12-31&verify=`,
]

/** What there is, by the names that addresses have for it. */
async function findRealNames(): Promise<Record<string, string>> {
  const [found] = await sql<{ connection: string; endpoint: string }>(
    'select c.id as connection, e.id as endpoint from connections c, webhook_endpoints e',
  )
  return { ...found, product: 'aster', panel: 'totals', signup }
}

/** The staff page or handler at an address, for an administrator: whatever it says, it is no failure, and names no part of ours. */
async function expectNoFailure(path: string, method = 'GET') {
  const reply = await send(server, path, { method, headers: { cookie: cookies.admin, origin: publicUrl } })
  const leaks = /prisma|sqlstate/i.exec(reply.text)
  expect([method, path.slice(0, 200), reply.status < 500, leaks?.[0]]).toEqual([
    method,
    path.slice(0, 200),
    true,
    undefined,
  ])
}

test('A6, A7: no name in an address and no query makes a page or a file fail', async () => {
  await db().webhookEndpoint.create({
    data: {
      url: 'https://hook.example',
      description: '',
      events: [],
      personalData: false,
      secretEncrypted: '',
    },
  })
  const real = await findRealNames()
  const written = server.output().length
  for (const page of [...Object.keys(entryPoints.pages), ...Object.keys(entryPoints.handlers)]) {
    const asked = page.replaceAll(/\[([^\]]+)\]/g, (_, name: string) => real[name] ?? randomUUID())
    await Promise.all(hostileQueries.map((query) => expectNoFailure(`${asked}${query}`)))
    if (!page.includes('[')) continue
    const named = hostileNames.map((name) => page.replaceAll(/\[[^\]]+\]/g, name))
    await Promise.all(named.map((path) => expectNoFailure(path)))
    if (page in entryPoints.handlers) await Promise.all(named.map((path) => expectNoFailure(path, 'POST')))
  }
  // A part of a page may fail where the page does not.
  expect(server.output().slice(written)).not.toMatch(/invalid `prisma|sqlstate/i)
})

test('what the database gives up is said in words, and a file that was begun breaks off instead of ending', async () => {
  const get = (path: string) => send(server, path, { headers: { cookie: cookies.admin } })
  const panel = await whileUnreadable('report_counts', () => get('/staff/reports/days'))
  expect([panel.status, panel.headers['retry-after']]).toEqual([503, '60'])
  const audit = await whileUnreadable('audit_entries', () => get('/staff/audit?q=x&verify=now'))
  expect([audit.status, audit.text.includes('This takes too long to look up')]).toEqual([200, true])
  expect(audit.text).toContain('There are more entries than can be checked while a page waits')
  await expect(whileUnreadable('signups', () => get('/staff/signups/csv'))).rejects.toThrow('aborted')
})

test('whom an action without JavaScript refuses is led to a page that says so with 403', async () => {
  const { status, text } = await send(server, '/staff/refused', { headers: { cookie: cookies.sales } })
  expect([status, text.includes('Your role does not include this')]).toEqual([403, true])
})

test('A1: the numbers of the portal are for this machine alone, and not for whom a proxy on it speaks for', async () => {
  const scrape = (headers: Record<string, string> = {}) => send(server, '/metrics', { headers })
  await send(server, '/staff/sign-in')
  const { status, headers, text } = await scrape()
  expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('version=0.0.4')])
  expect(text).toMatch(/^portal_http_requests_total\{method="GET",area="staff",status="200"\} \d+$/m)
  expect(text).toMatch(/^portal_database_up 1$/m)
  expect([text.includes(canary), /\{[^}]*@/.test(text)]).toEqual([false, false])
  expect((await scrape({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
})

test('A21: the sign-in of a demo does nothing outside a demo, and leads nowhere else', async () => {
  for (const next of ['//evil.test', 'https://evil.test/staff', '/staff/../../evil', '/\\evil.test']) {
    const reply = await send(server, '/staff/sign-in/demo', {
      method: 'POST',
      headers: { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams({ role: 'admin', next }).toString()),
    })
    expect(reply.headers.location).toBe('http://localhost:3000/staff/sign-in?notice=demo-over')
    expect(reply.headers['set-cookie']).toBeUndefined()
  }
})

test('of next-auth nothing is open, least of all without a provider', async () => {
  for (const path of [
    'session',
    'csrf',
    'providers',
    'signin',
    'error',
    'callback/oidc',
    'callback/credentials',
  ]) {
    expect((await send(server, `/api/auth/${path}`)).status, path).toBe(404)
  }
  for (const path of ['signin/oidc', 'signout', '_log', 'callback/credentials']) {
    const headers = { origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' }
    expect((await send(server, `/api/auth/${path}`, { method: 'POST', headers })).status, path).toBe(405)
  }
})
