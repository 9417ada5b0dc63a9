import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../create-emulator'
import { faultHelp } from '../faults/fault'
import { clientId, clientSecret, launchpadPath, setFaults, signedHeaders, postTokens } from '../test-client'
import { paths } from './paths'
import { type Console, find, openConsole } from './test-console'

const provider = 'secure-anon-44444444-4444-4444-8444-444444444444'
const person = { 'client-id': clientId, email: 'jane@example.com', do: 'generate' }

let emulator: Emulator
let desk: Console
beforeEach(async () => {
  emulator = await startEmulator({ port: 0 })
  desk = openConsole(emulator)
})
afterEach(() => emulator.close())

type State = {
  faults: unknown[]
  clock: { offsetSeconds: number }
  settings: Record<string, unknown>
  tokens: number
}

async function readState(): Promise<State> {
  const reply = await fetch(`${emulator.origin}/__emulator/state`)
  const state: State = await reply.json()
  return state
}

test('every kind of fault can be set by its form as it is offered, and taken back', async () => {
  for (const kind of Object.keys(faultHelp)) {
    const { text } = await desk.page(paths.newFault(kind))
    const offered = [...text.matchAll(/<input\s+id="\w+"\s+name="(\w+)"\s+value="([^"]*)"/g)]
    const fields = Object.fromEntries(offered.map(([, name = '', value = '']) => [name, value]))
    await desk.submit(paths.newFault(kind), fields)
    expect((await readState()).faults).toMatchObject([{ kind, times: 1 }])
    await desk.submit(paths.removeFault, { which: '0', kind })
    expect((await readState()).faults).toEqual([])
  }
})

test('a fault is told as it waits, and a mistake keeps what was typed', async () => {
  const set = { status: '503', retryAfter: '2', body: '{"a":1}', times: 'always', path: '/v1/*' }
  const listed = await desk.submit(paths.newFault('status'), set)
  expect((await readState()).faults).toEqual([
    { kind: 'status', status: 503, retryAfter: 2, body: { a: 1 }, times: 'always', path: '/v1/*' },
  ])
  expect(listed.text).toContain('always')

  const refused = await desk.send(paths.newFault('status'), { ...set, status: 'teapot' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('value="teapot"')
  expect(refused.text).toMatch(/id="status"[^>]*aria-invalid="true"/)
  expect(refused.text).toContain('Enter a status from 200 to 599.')

  await desk.submit(paths.removeFault, { which: 'all' })
  expect((await readState()).faults).toEqual([])
})

test('the clock goes forward by presets and by minutes, and back to real time', async () => {
  await desk.submit(paths.clock, { forward: '3600' })
  const moved = await desk.submit(paths.clock, { minutes: '1.5' })
  expect((await readState()).clock.offsetSeconds).toBe(3690)
  expect(moved.text).toContain('1 h 1 min ahead')
  expect((await desk.send(paths.clock, { minutes: '-5' })).text).toContain('Enter a number of minutes')
  expect((await desk.send(paths.clock, { minutes: 'soon' })).text).toContain('Enter a number of minutes')
  await desk.submit(paths.clock, { real: 'yes' })
  expect((await readState()).clock.offsetSeconds).toBe(0)
})

test('an assumption is changed in place, and a mistake says what the setting takes', async () => {
  const saved = await desk.submit('/console/assumptions/idleMinutes', { value: '2' })
  expect(saved.text).toMatch(/name="value"\s+value="2"/)
  await desk.submit('/console/assumptions/idleLogoutInvalidatesToken', { value: 'no' })
  await desk.submit('/console/assumptions/returnParameter', { value: '' })
  expect((await readState()).settings).toMatchObject({
    idleMinutes: 2,
    idleLogoutInvalidatesToken: false,
    returnParameter: null,
  })
  const refused = await desk.send('/console/assumptions/idleMinutes', { value: 'two' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('value="two"')
  expect(refused.text).toContain('&quot;idleMinutes&quot; takes a number')
})

test('a parameter that was switched off can be named again', async () => {
  await desk.submit('/console/assumptions/returnParameter', { value: '' })
  await desk.submit('/console/assumptions/returnParameter', { value: 'next' })
  expect((await readState()).settings).toMatchObject({ returnParameter: 'next' })
})

test('reset asks first, and then everything is as at the start', async () => {
  await desk.submit(paths.playground(provider), person)
  await setFaults(emulator, { kind: 'hang' })
  expect((await desk.page(paths.reset)).text).toContain('This cannot be undone')
  expect(await readState()).toMatchObject({ faults: [{ kind: 'hang' }], tokens: 1 })
  await desk.submit(paths.reset)
  expect(await readState()).toMatchObject({ faults: [], tokens: 0 })
})

test.for([
  [
    { kind: 'status', status: 503, body: 'come back <b>later</b>' },
    'No token: the answer was 503',
    'come back &lt;b&gt;later&lt;/b&gt;',
  ],
  [{ kind: 'provider-off' }, 'No token: the answer was 404', 'provider_not_found'],
  [{ kind: 'not-jwt' }, 'No token: the answer was 200', 'this-is-not-a-token'],
  [{ kind: 'huge', bytes: 200_000_000 }, 'No token: the answer was 200', 'aaaa'],
  [{ kind: 'reset' }, 'No token: no answer came', 'The connection was cut'],
  [{ kind: 'unquoted' }, 'A token', 'eyJ'],
  [{ kind: 'lifetime', seconds: -60 }, 'A token', 'Expired since'],
  [{ kind: 'no-exp' }, 'A token', 'It never expires'],
] as const)(
  'a Playground under the fault %j tells what a server would have got',
  async ([fault, heading, detail]) => {
    await setFaults(emulator, fault)
    const { text } = await desk.submit(paths.playground(provider), person)
    expect(text).toContain(heading)
    expect(text).toContain(detail)
  },
)

test('a Playground is right while the clock is moved, and warns of samples that are not', async () => {
  await desk.submit(paths.clock, { forward: '3600' })
  const { text } = await desk.submit(paths.playground(provider), person)
  expect(text).toContain('Good for')
  expect(text).toContain('set the clock back to real time')
})

test('names and metadata from strangers are text on every page that shows them', async () => {
  const hostile = '<img src=x onerror=alert(1)>"\'{{x}}'
  const reply = await postTokens(emulator, {
    headers: await signedHeaders(Math.floor(Date.now() / 1000)),
    json: { first_name: hostile, email: 'jane@example.com', metadata: { [hostile]: hostile } },
  })
  expect(reply.status).toBe(200)
  const metadata = JSON.stringify({ [hostile]: hostile })
  const tried = await desk.submit(paths.playground(provider), { ...person, 'first-name': hostile, metadata })
  const token = find(tried.text, /aria-label="The token">([\w.-]+)</)
  const started = await fetch(`${emulator.origin}${launchpadPath}/session/start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(started.status).toBe(200)
  const shown = [paths.auditTrail, paths.sessionTrail, paths.request(1)]
  const pages = [tried, ...(await Promise.all(shown.map(desk.page)))]
  for (const { text } of pages) {
    expect(text).not.toContain('<img')
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
  }
})

test('every page says what it is, allows forms to itself alone, and shows no secret', async () => {
  const account = '33333333-3333-4333-8333-333333333333'
  for (const path of [
    paths.start,
    paths.users(account),
    paths.api(account),
    paths.integration('cccccccc-0000-4000-8000-000000000001'),
    paths.secureAnonymous(account),
    paths.provider(provider),
    paths.playground(provider),
    paths.launchpads(account),
    paths.auditTrail,
    paths.sessionTrail,
    paths.requests,
    paths.assumptions,
    paths.control,
    paths.faults,
  ]) {
    const { status, text, headers } = await desk.page(path)
    expect([path, status]).toEqual([path, 200])
    expect(text).toContain('Frame emulator — not the real Frame')
    expect(text).not.toContain(clientSecret)
    expect(headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(headers.get('referrer-policy')).toBe('same-origin')
  }
})

test('an address of the console that names nothing is a page that says so', async () => {
  for (const path of [
    '/console/entities/nobody/users',
    '/console/requests/99',
    '/console/faults/new/magic',
    '/console/providers/x',
  ])
    expect((await desk.page(path)).status).toBe(404)
})
