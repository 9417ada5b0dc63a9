import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Emulator } from './create-emulator'
import type { FaultKind } from './faults/fault'
import { assumptions, type Topic } from './state/assumptions'
import {
  accountId,
  assertionsPath,
  clientId,
  clientSecret,
  control,
  errorCode,
  frozenSeconds,
  launchpadPath,
  mint,
  pinnedHeaders,
  pinnedSignature,
  postTokens,
  providerId,
  readClaims,
  setFaults,
  signedHeaders,
  startFrozenEmulator,
  tokensPath,
} from './test-client'

/**
 * What a portal can rely on, topic by topic and over the wire only. What a topic means in detail, what the signature
 * covers bit by bit, and which bodies are accepted is tested beside the files that do it; the pages in a browser.
 */
let emulator: Emulator
beforeAll(async () => {
  emulator = await startFrozenEmulator()
})
afterAll(() => emulator.close())
beforeEach(() => control(emulator, 'reset'))

const sessionAssertionsPath = '/api/rest/v1/me/session/assertions'
const sessionsPath = `/v1/accounts/${accountId}/sessions`
const terminalConfigurationId = 'aaaaaaa1-0000-4000-8000-000000000001.bbbbbbb1-0000-4000-8000-000000000001'
const launchLinkPath = '/launch/q7Rk2ZtV9xYb'
const foreignUuid = '99999999-9999-4999-8999-999999999999'
const metadata = { crm: '42', should_accept_tos: false }

const get = (path: string, token: string) =>
  fetch(emulator.origin + path, { headers: { authorization: `Bearer ${token}` } })
const getSigned = (path: string, method = 'GET') =>
  fetch(emulator.origin + path, { method, headers: pinnedHeaders })
const visit = async (what: string, token: string) => {
  const headers = { authorization: `Bearer ${token}` }
  return (
    await fetch(`${emulator.origin}${launchpadPath}/session/${what}`, { method: 'POST', headers })
  ).json()
}
const askGraphql = (query: string, token: string) =>
  fetch(`${emulator.origin}/api/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id: terminalConfigurationId } }),
  })
const activeSession = 'query A($id: ID!) { activeSession(terminalConfigurationId: $id) { id state } }'

type Jane = { token: string; session: string; sessionToken: string }

/** Somebody with a token, whose session has been open for a moment. */
async function createJane(): Promise<Jane> {
  const token = await mint(emulator, {
    first_name: 'Jane',
    last_name: 'Doe',
    email: 'jane@example.com',
    metadata,
  })
  const { session } = await visit('start', token)
  await control(emulator, 'clock', { forwardSeconds: 10 })
  return { token, session: session.id, sessionToken: (await visit('session-token', token)).token }
}

const about = async (reply: Response) => {
  const text = await reply.text()
  return [reply.status, text === '' ? null : JSON.parse(text)]
}

type Claim = [topic: Topic, claim: string, ask: (jane: Jane) => Promise<unknown>, answer: unknown]

const claims: Claim[] = [
  [
    'Asking for a token',
    'a mint gives a JWT in double quotes',
    async () => about(await postTokens(emulator)),
    [200, expect.stringMatching(/^eyJ/)],
  ],
  [
    'Asking for a token',
    'a token says when it ends',
    async ({ token }) => readClaims(token)['exp'],
    frozenSeconds + 3600,
  ],
  [
    'Assertions',
    'a SAT reads its metadata',
    async ({ token }) => about(await get(assertionsPath, token)),
    [200, metadata],
  ],
  [
    'Assertions',
    'a session token does not',
    async ({ sessionToken }) => (await get(assertionsPath, sessionToken)).status,
    401,
  ],
  [
    'Assertions inside a session',
    'a session token reads the metadata inside',
    async ({ sessionToken }) => about(await get(sessionAssertionsPath, sessionToken)),
    [200, metadata],
  ],
  [
    'Assertions inside a session',
    'a SAT does not',
    async ({ token }) => (await get(sessionAssertionsPath, token)).status,
    401,
  ],
  [
    'GraphQL',
    'GraphQL tells a SAT its session, in capitals',
    async ({ token }) => about(await askGraphql(activeSession, token)),
    [
      200,
      { data: { activeSession: { id: expect.stringMatching(/^gateway-prod\.\w{16}$/), state: 'OPEN' } } },
    ],
  ],
  [
    'GraphQL',
    'a wrong query is an error with 200',
    async ({ token }) => about(await askGraphql('{ nothing }', token)),
    [200, { errors: [expect.anything()] }],
  ],
  [
    'GraphQL',
    'without a SAT it tells nothing',
    async () => (await askGraphql(activeSession, '')).status,
    401,
  ],
  [
    'One session',
    'a session is told in lower case',
    async ({ session }) => about(await getSigned(`${sessionsPath}/${session}`)),
    [200, expect.objectContaining({ state: 'open' })],
  ],
  [
    'Sessions of an account',
    'the active sessions are listed',
    async ({ session }) => (await about(await getSigned(`${sessionsPath}?active=true`)))[1][0].id === session,
    true,
  ],
  [
    'Sessions of an account',
    'a session is closed once',
    async ({ session }) => [
      (await getSigned(`${sessionsPath}/${session}`, 'DELETE')).status,
      (await getSigned(`${sessionsPath}/${session}`, 'DELETE')).status,
    ],
    [204, 404],
  ],
  [
    'Launchpad',
    'the Launchpad is a page at its documented address',
    async () => (await fetch(emulator.origin + launchpadPath)).headers.get('content-type'),
    'text/html; charset=utf-8',
  ],
  [
    'Launch links',
    'a Launch link opens with the terminal configuration in its query, and with no other',
    () =>
      Promise.all(
        [terminalConfigurationId, foreignUuid].map(
          async (id) => (await fetch(`${emulator.origin}${launchLinkPath}?terminalConfigId=${id}`)).status,
        ),
      ),
    [200, 404],
  ],
  [
    'Playground',
    'the Playground of the provider shows its call in five languages',
    async () => {
      const page = await (await fetch(`${emulator.origin}/console/providers/${providerId}/playground`)).text()
      const shown = [tokensPath, clientId, 'Python', 'Node.js', 'curl', 'PowerShell', 'PHP']
      return shown
        .filter((text) => !page.includes(text))
        .concat(page.includes(clientSecret) ? ['secret'] : [])
    },
    [],
  ],
  [
    'Logout',
    'a logout ends the token and not the session',
    async ({ token, session }) => {
      await fetch(`${emulator.origin}${launchpadPath}/log-out`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      })
      const { state } = await (await getSigned(`${sessionsPath}/${session}`)).json()
      return [(await get(assertionsPath, token)).status, state]
    },
    [401, 'open'],
  ],
  [
    'Sessions and machines',
    'the same person comes back to the same session',
    async ({ session }) =>
      (await visit('start', await mint(emulator, { email: 'JANE@example.com' }))).session.id === session,
    true,
  ],
]

test.each(claims)('%s: %s', async (_topic, _claim, ask, answer) => {
  expect(await ask(await createJane())).toEqual(answer)
})

test('every topic of the assumptions is the subject of a test', () => {
  const folder = new URL('.', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  )
  const tests = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n')
  const claimed: string[] = claims.map(([topic]) => topic)
  const isTested = (topic: string) =>
    claimed.includes(topic) || new RegExp(`'(?:[^':,]+, )*${topic}(?:, [^':,]+)*: `).test(tests)
  expect(Object.keys(assumptions).filter((topic) => !isTested(topic))).toEqual([])
})

// The order of the checks. A request is built with some of these wrong; whatever comes first is what it hears.
type TokenCall = {
  kind: string
  method: string
  entity: string
  provider: string
  clientId: string
  timestamp: string
  signature: string | null
  body: string
}
const rightCall: TokenCall = {
  kind: 'accounts',
  method: 'POST',
  entity: accountId,
  provider: providerId,
  clientId,
  timestamp: `${frozenSeconds}`,
  signature: null,
  body: '{}',
}
type Mistake = { name: string; change: Partial<TokenCall>; answer: [status: number, code: string] }
const mistakes: Mistake[] = [
  { name: 'an unknown kind', change: { kind: 'teams' }, answer: [404, 'not_found'] },
  { name: 'another method', change: { method: 'PUT' }, answer: [405, 'method_not_allowed'] },
  { name: 'a missing header', change: { signature: '' }, answer: [401, 'missing_credentials'] },
  {
    name: 'a fraction of a second',
    change: { timestamp: `${frozenSeconds}.5` },
    answer: [401, 'invalid_timestamp'],
  },
  { name: 'a stale timestamp', change: { timestamp: `${frozenSeconds - 301}` }, answer: [401, 'expired'] },
  { name: 'milliseconds', change: { timestamp: `${frozenSeconds}000` }, answer: [401, 'expired'] },
  { name: 'an unknown key', change: { clientId: 'nobody' }, answer: [401, 'invalid_credentials'] },
  { name: 'a wrong signature', change: { signature: 'a'.repeat(64) }, answer: [401, 'invalid_credentials'] },
  { name: 'a foreign entity', change: { entity: foreignUuid }, answer: [403, 'forbidden'] },
  { name: 'an unknown provider', change: { provider: 'secure-anon-x' }, answer: [404, 'provider_not_found'] },
  { name: 'half a JSON', change: { body: '{"email":' }, answer: [400, 'malformed_json'] },
  { name: 'a wrong field', change: { body: '{"email":1}' }, answer: [422, 'invalid_body'] },
]

async function answerTo(wrong: Mistake[]): Promise<[number, string]> {
  // The earlier one wins where two change the same part.
  const call = wrong.reduceRight((changed, { change }) => ({ ...changed, ...change }), rightCall)
  const signed = await signedHeaders(call.timestamp)
  const reply = await fetch(
    `${emulator.origin}/v1/${call.kind}/${call.entity}/secure-anonymous/${call.provider}/tokens`,
    {
      method: call.method,
      headers: {
        ...signed,
        'x-frame-clientid': call.clientId,
        'x-frame-signature': call.signature ?? signed['x-frame-signature'],
        'content-type': 'application/json',
      },
      body: call.body,
    },
  )
  return [reply.status, await errorCode(reply)]
}

test('Asking for a token: of any two mistakes the earlier is told, and each of them before a fault of the reply', async () => {
  await setFaults(emulator, { kind: 'status', status: 429, times: 'always' })
  expect(await answerTo([])).toEqual([429, 'injected_fault'])
  for (const [index, first] of mistakes.entries())
    for (const second of mistakes.slice(index))
      expect(await answerTo([first, second]), `${first.name} and ${second.name}`).toEqual(first.answer)
})

test('Asking for a token: of any number of mistakes the earliest is told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(mistakes, { minLength: 3 }), async (wrong) => {
      expect(await answerTo(wrong)).toEqual(wrong[0]?.answer)
    }),
    { numRuns: 60 },
  )
})

// What each fault looks like from outside; "no end" is an answer that did not come, or not whole, within the patience.
const patienceMs = 250
const faultViews: Record<FaultKind, { more?: object; seen: string }> = {
  status: { more: { status: 503 }, seen: '503, no token' },
  slow: { more: { ms: 600_000 }, seen: 'no end' },
  hang: { seen: 'no end' },
  drip: { seen: 'no end' },
  reset: { seen: 'cut' },
  html: { seen: '200, no token' },
  empty: { seen: '200, no token' },
  huge: { more: { bytes: 100_000 }, seen: '200, no token' },
  redirect: { more: { location: '/elsewhere' }, seen: '302, no token' },
  'clock-skew': { more: { seconds: -301 }, seen: '401, no token' },
  'revoked-key': { seen: '401, no token' },
  'role-removed': { seen: '403, no token' },
  'provider-off': { seen: '404, no token' },
  lifetime: { more: { seconds: 30 }, seen: '200, a quoted token of 30 s' },
  'no-exp': { seen: '200, a quoted token of NaN s' },
  'not-jwt': { seen: '200, no token' },
  unquoted: { seen: '200, a bare token of 3600 s' },
  'pool-full': { seen: 'pool-full' },
  'session-failed': { seen: 'failed' },
}

async function lookAtMint(): Promise<string> {
  try {
    const reply = await postTokens(emulator, { signal: AbortSignal.timeout(patienceMs) })
    const text = await reply.text()
    if (!/^"?eyJ/.test(text)) return `${reply.status}, no token`
    const { iat, exp } = readClaims(text.replaceAll('"', ''))
    return `${reply.status}, a ${text.startsWith('"') ? 'quoted' : 'bare'} token of ${Number(exp) - Number(iat)} s`
  } catch (error) {
    return error instanceof DOMException ? 'no end' : 'cut'
  }
}

async function lookAtSession(): Promise<string> {
  const token = await mint(emulator, { email: `${crypto.randomUUID()}@example.com` })
  const { kind, session } = await visit('start', token)
  if (kind !== 'session') return kind
  await control(emulator, 'clock', { forwardSeconds: 200 })
  const { state } = await (
    await fetch(`${emulator.origin}${sessionsPath}/${session.id}`, {
      headers: await signedHeaders(await emulatorSeconds()),
    })
  ).json()
  await control(emulator, 'clock', { resetTo: 'real' })
  return state
}

async function emulatorSeconds(): Promise<number> {
  const { clock } = await (await fetch(`${emulator.origin}/__emulator/state`)).json()
  return Date.parse(clock.now) / 1000
}

test.each(Object.entries(faultViews))(
  'the fault %s strikes as often as it was asked for',
  async (kind, { more, seen }) => {
    const isAboutSessions = kind === 'pool-full' || kind === 'session-failed'
    const look = isAboutSessions ? lookAtSession : lookAtMint
    await setFaults(emulator, { kind, ...more, times: 2 })
    expect([await look(), await look(), await look()]).toEqual([
      seen,
      seen,
      isAboutSessions ? 'open' : '200, a quoted token of 3600 s',
    ])
  },
)

test('One session, Sessions of an account: no changed bit of a signature, no stale timestamp and no foreign account reaches a session', async () => {
  const { session } = await createJane()
  await control(emulator, 'clock', { resetTo: 'real' })
  const calls = fc.constantFrom(['GET', ''], ['GET', `/${session}`], ['DELETE', `/${session}`])
  const wrongs = fc.oneof(
    fc
      .nat(255)
      .map((bit) => ({ status: 401, account: accountId, headers: { 'x-frame-signature': flipped(bit) } })),
    fc
      .oneof(fc.integer({ min: 301, max: 1e9 }), fc.integer({ min: -1e9, max: -301 }))
      .map((shift) => ({ status: 401, account: accountId, shift })),
    fc
      .uuid()
      .filter((uuid) => uuid !== accountId)
      .map((account) => ({ status: 403, account })),
  )
  await fc.assert(
    fc.asyncProperty(calls, wrongs, async ([method, rest], wrong) => {
      const signed = 'shift' in wrong ? await signedHeaders(frozenSeconds + wrong.shift) : pinnedHeaders
      const headers = { ...signed, ...('headers' in wrong ? wrong.headers : {}) }
      const reply = await fetch(`${emulator.origin}/v1/accounts/${wrong.account}/sessions${rest}`, {
        ...(method ? { method } : {}),
        headers,
      })
      await reply.arrayBuffer()
      expect(reply.status).toBe(wrong.status)
    }),
    { numRuns: 150 },
  )
  expect((await getSigned(`${sessionsPath}/${session}`, 'DELETE')).status).toBe(204)
})

function flipped(bit: number): string {
  const bytes = Buffer.from(pinnedSignature, 'hex')
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return bytes.toString('hex')
}
