import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readRedirectPayloads } from '@/lib/frame/test-support/read-redirect-payloads'
import { sql } from '@/lib/signups/test-support/sql'
import { newAddress, startTrialWorld, type TrialWorld } from '@/lib/signups/test-support/trial-world'
import { findFreePort } from '../ports'
import { openForm, postForm, send } from '../test-support/form-client'
import { startServerProcess, type ServerProcess } from '../test-support/server-process'

const navigation = {
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'cross-site',
}
let world: TrialWorld
let servers: [ServerProcess, ServerProcess]

beforeAll(async () => {
  world = await startTrialWorld()
  const publicUrl = 'http://localhost:3000'
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

async function startTrial(slug: string) {
  const email = newAddress()
  const fields = { ...(await openForm(servers[0], `/try/${slug}`)), email, firstName: 'Jane', consent: 'on' }
  const reply = await postForm(servers[0], `/try/${slug}`, { fields })
  if (reply.status !== 303) throw new Error(`the signup answered ${reply.status}`)
  const rows = await sql<{ handle: string }>('select handle from signups where email = $1', [email])
  await world.reset()
  return {
    handle: rows[0]?.handle ?? '',
    cookie: (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '',
    email,
  }
}

const visit = (handle: string, headers: Record<string, string>, query = '', server = servers[0]) =>
  send(server, `/frame/login/${handle}${query}`, { headers })

/** Lets the limits of the minute and the hour start anew. */
const forgetReturns = () => sql(`update mints set started_at = started_at - interval '2 hours'`)

test('R1, R2: no payload, raw or percent-encoded, sends a token to a place that is not allowed', async () => {
  const slug = await world.product('r1', [], {
    returnUrls: ['https://frame.example/'],
    reloginsPerHour: 1_000,
  })
  const { handle, cookie } = await startTrial(slug)
  const launchUrl = `${world.emulator.origin}/halden/trials/europe/launchpad/aster-cad`
  const payloads = readRedirectPayloads()
  expect(payloads).toHaveLength(119)

  for (const { text, number } of payloads) {
    await forgetReturns()
    // As raw as a request line can carry it; then encoded once and twice.
    const raw = text.replace(/[^\x21-\x7e]|#/g, (letter) =>
      encodeURIComponent(letter.isWellFormed() ? letter : '?'),
    )
    for (const value of [
      raw,
      encodeURIComponent(text.toWellFormed()),
      encodeURIComponent(encodeURIComponent(text.toWellFormed())),
    ]) {
      const reply = await visit(handle, { ...navigation, cookie }, `?return_url=${value}`)
      if (reply.status === 400) continue
      expect(reply.status, `payload ${number}`).toBe(303)
      const [target, token] = (reply.headers.location ?? '').split('#token=')
      expect(token, `payload ${number}`).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
      if (target !== launchUrl)
        expect(target, `payload ${number}`).toMatch(/^https:\/\/frame\.example\/[^#\\]*$/)
    }
  }
}, 120_000)

test('R2: an address to go back to that is given twice counts as none', async () => {
  const slug = await world.product('r2', [], { returnUrls: ['https://frame.example/'] })
  const { handle, cookie } = await startTrial(slug)
  const good = encodeURIComponent('https://frame.example/a')
  const reply = await visit(handle, { ...navigation, cookie }, `?return_url=${good}&return_url=${good}`)
  expect(reply.headers.location).toMatch(/\/launchpad\/aster-cad#token=/)
})

test.each([
  ['an image', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a frame', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  ['a prefetch', { ...navigation, 'sec-purpose': 'prefetch' }],
  ['a prerender', { ...navigation, 'sec-purpose': 'prefetch;prerender' }],
  ['a fetch', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
  ['a browser that says nothing', {}],
])('R5: %s mints nothing and is sent to the page with a button', async (_, headers) => {
  const { handle, cookie } = await startTrial(await world.product('r5'))
  const reply = await visit(handle, { ...headers, cookie })
  expect(reply.status).toBe(303)
  expect(reply.headers.location).toMatch(new RegExp(`^http://localhost:3000/frame/continue/${handle}#$`))
  expect(await world.tokenRequests()).toEqual([])
})

test('R5: HEAD mints nothing, POST is no way in', async () => {
  const { handle, cookie } = await startTrial(await world.product('r5-head'))
  const head = await send(servers[0], `/frame/login/${handle}`, {
    method: 'HEAD',
    headers: { ...navigation, cookie },
  })
  expect(head.status).toBe(303)
  const post = await send(servers[0], `/frame/login/${handle}`, {
    method: 'POST',
    headers: { cookie, origin: 'http://localhost:3000' },
  })
  expect(post.status).toBe(405)
  expect(await world.tokenRequests()).toEqual([])
})

test('R4, R8, R9: every answer of the bounce has a fragment of its own, is kept by nobody and tells no referrer', async () => {
  const { handle, cookie } = await startTrial(await world.product('r4'))
  for (const headers of [{ ...navigation, cookie }, { ...navigation }, {}]) {
    const reply = await visit(handle, headers)
    expect(reply.headers.location).toContain('#')
    expect(reply.headers['cache-control']).toContain('no-store')
    expect(reply.headers['referrer-policy']).toBe('no-referrer')
  }
})

test('R7: two processes together stop a loop after three tokens', async () => {
  const { handle, cookie } = await startTrial(await world.product('r7', [], { reloginsPerHour: 100 }))
  const replies = []
  for (let round = 0; round < 6; round += 1) {
    replies.push(await visit(handle, { ...navigation, cookie }, '', servers[round % 2 === 0 ? 0 : 1]))
  }
  expect(replies.filter(({ headers }) => headers.location?.includes('#token='))).toHaveLength(3)
  expect(replies.at(-1)?.headers.location).toContain('reason=too-many-returns')
  expect(await world.tokenRequests()).toHaveLength(3)
})

test('R12: a changed, foreign, oversized or crowded cookie opens nothing and reveals nothing', async () => {
  const slug = await world.product('r12')
  const [mine, other] = [await startTrial(slug), await startTrial(slug)]
  const value = mine.cookie.split('=')[1] ?? ''
  const crowd = Array.from({ length: 80 }, (_, index) => `c${index}=${'x'.repeat(40)}`).join('; ')
  const cookies = [
    '',
    other.cookie,
    `portal-browser=${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`,
    `portal-browser=${'x'.repeat(6_000)}`,
    crowd,
    'portal-browser=; portal-browser=undefined',
  ]
  for (const cookie of cookies) {
    const reply = await visit(mine.handle, { ...navigation, cookie })
    expect(reply.status).toBe(303)
    expect(reply.headers.location).toContain(`/frame/continue/${mine.handle}?reason=unknown-browser`)
    for (const page of ['continue', 'logout']) {
      const { status, text } = await send(servers[0], `/frame/${page}/${mine.handle}`, {
        headers: { cookie },
      })
      expect(status).toBeLessThan(500)
      expect(text).not.toContain(mine.email)
      expect(text).not.toContain(mine.email.split('@')[1])
    }
  }
  expect(await world.tokenRequests()).toEqual([])
})

test('a handle of nobody, or no handle at all, is a page and not an error', async () => {
  for (const handle of ['x', 'A'.repeat(22), '%00', '..%2f..', "'--", 'A'.repeat(5_000)]) {
    for (const page of ['login', 'continue', 'logout']) {
      const reply = await send(servers[0], `/frame/${page}/${handle}`, { headers: navigation })
      expect(reply.status, `${page} ${handle.slice(0, 20)}`).toBeLessThan(500)
    }
  }
})

test('R14: no page of ours can be framed', async () => {
  const { handle } = await startTrial(await world.product('r14'))
  for (const path of [
    '/',
    '/try/r14',
    '/trial',
    `/frame/login/${handle}`,
    `/frame/continue/${handle}`,
    `/frame/logout/${handle}`,
    '/nowhere',
    '/_next/static/nowhere.js',
  ]) {
    const { headers } = await send(servers[0], path)
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'")
  }
})

test('R13: what a goodbye page is told in its address changes nothing on it', async () => {
  const plain = await send(servers[0], '/frame/logout/nobody')
  const told = await send(
    servers[0],
    '/frame/logout/nobody?reason=%3Cscript%3Ealert(1)%3C/script%3E&next=https://evil.test',
  )
  expect(told.status).toBe(plain.status)
  expect(told.text).not.toMatch(/(?:href|src|action)="?https:\/\/evil/)
  expect(told.text).not.toContain('<script>alert')
})

test('R6: nobody else can make a browser start or own a trial', async () => {
  const slug = await world.product('r6')
  const fields = {
    ...(await openForm(servers[0], `/try/${slug}`)),
    email: newAddress(),
    firstName: 'Eve',
    consent: 'on',
  }
  for (const origin of ['https://evil.test', 'null', '']) {
    const reply = await postForm(servers[0], `/try/${slug}`, { fields, headers: { origin } })
    expect(reply.status).toBe(403)
    expect(reply.headers['set-cookie']).toBeUndefined()
  }
  expect(await world.tokenRequests()).toEqual([])
})

test('R6: who is sent to the continue page sees in whose name they would go on', async () => {
  const { handle, cookie, email } = await startTrial(await world.product('r6-name'))
  const { text } = await send(servers[0], `/frame/continue/${handle}`, { headers: { cookie } })
  expect(text).toContain(`${email[0]}***@`)
  expect(text).not.toContain(email)
})
