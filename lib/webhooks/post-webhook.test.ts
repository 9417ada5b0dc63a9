import { once } from 'node:events'
import { createServer } from 'node:https'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startNameServer, type Zone } from '../email/test-support/name-server'
import { selfSigned } from '../frame/test-support/self-signed'
import { postWebhook } from './post-webhook'
import { resolverAt } from './resolve-host'
import { isPublic, type TargetPolicy } from './target-policy'
import { localPolicy, publicPolicy } from './test-support/local-policy'
import { startWebhookSink, type WebhookSink } from './test-support/webhook-sink'

const zone: Zone = {}
let names: Awaited<ReturnType<typeof startNameServer>>
let sink: WebhookSink
let policy: TargetPolicy
beforeAll(async () => {
  names = await startNameServer(zone)
  sink = await startWebhookSink()
  // As if 203.0.113.0/24, which nobody has, were out on the internet.
  const isThere = (address: string) => address.startsWith('203.0.113.') || isPublic(address)
  policy = { ...publicPolicy, ports: [sink.port], resolve: resolverAt([names.address]), isPublic: isThere }
})
afterEach(() => {
  names.asked.length = 0
})
afterAll(async () => {
  await sink.stop()
  await names.stop()
})

function post(url: string, by: TargetPolicy = policy, deadlineMs = 5_000) {
  const stop = new AbortController().signal
  return postWebhook({ url, headers: {}, body: '{}', policy: by, stop, deadlineMs })
}

test('A11: a name that flips from the internet to this machine gets nothing in 100 tries, and is looked up once in each', async () => {
  let answers = 0
  zone['flips.example'] = {
    get a() {
      answers += 1
      return [answers % 2 === 1 ? '203.0.113.7' : '127.0.0.1']
    },
  }
  const url = `https://flips.example:${sink.port}/`
  const problems: unknown[] = []
  for (let round = 0; round < 2; round += 1) {
    const tries = Array.from({ length: 50 }, () => post(url, policy, 1_500))
    problems.push(...(await Promise.all(tries)).map((outcome) => outcome.kind === 'done' && outcome.problem))
  }
  expect(sink.connections()).toBe(0)
  expect(names.asked.filter((question) => question === 'a flips.example')).toHaveLength(100)
  // Those that were judged as public went there, where nobody is, and not where the next answer would have led.
  const isElsewhere = (problem: unknown) => ['timeout', 'network', 'not-listening'].includes(String(problem))
  const refused = problems.filter((problem) => problem === 'forbidden-address').length
  expect([refused, problems.filter(isElsewhere).length]).toEqual([50, 50])
})

test('A11: one private address among public ones is one too many, however it is written', async () => {
  zone['mixed.example'] = { a: ['203.0.113.7', '127.0.0.1'] }
  zone['mapped.example'] = { aaaa: ['00000000000000000000ffff7f000001'] }
  zone['nat64.example'] = { a: ['203.0.113.7'], aaaa: ['0064ff9b00000000000000007f000001'] }
  for (const host of ['mixed.example', 'mapped.example', 'nat64.example']) {
    const outcome = await post(`https://${host}:${sink.port}/`)
    expect(outcome).toMatchObject({ problem: 'forbidden-address', status: null })
  }
  expect(await post(`https://nobody.example:${sink.port}/`)).toMatchObject({ problem: 'no-address' })
  expect(await post(`https://mixed.example:25/`)).toMatchObject({ problem: 'forbidden-url' })
  expect(sink.connections()).toBe(0)
})

test('a host that is vouched for gets its webhook under its own name, at the address that was judged', async () => {
  zone['hooks.lan'] = { a: ['127.0.0.1'] }
  const vouched = { ...policy, privateHosts: [{ host: 'hooks.lan', port: sink.port }] }
  expect(await post(`http://hooks.lan:${sink.port}/in?x=1`, vouched)).toMatchObject({
    status: 200,
    problem: null,
  })
  expect(sink.received).toMatchObject([{ path: '/in?x=1', headers: { host: `hooks.lan:${sink.port}` } }])
  expect(names.asked).toEqual(['a hooks.lan', 'aaaa hooks.lan'])
})

test('a receiver whose certificate nobody vouches for gets nothing', async () => {
  const day = 86_400_000
  const validity = { validFrom: new Date(Date.now() - day), validTo: new Date(Date.now() + day) }
  let requests = 0
  const server = createServer(selfSigned(validity), (_request, response) => {
    requests += 1
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  expect(await post(`https://localhost:${port}/`, localPolicy)).toMatchObject({ problem: 'tls' })
  expect(requests).toBe(0)
  server.close()
  await once(server, 'close')
  expect(await post(`http://127.0.0.1:${port}/`, localPolicy)).toMatchObject({ problem: 'not-listening' })
})

test('an attempt that is stopped has no outcome, so that somebody else makes it', async () => {
  sink.answerWith(() => {})
  const stop = new AbortController()
  const sent = postWebhook({ url: sink.url, headers: {}, body: '{}', policy: localPolicy, stop: stop.signal })
  stop.abort()
  expect(await sent).toEqual({ kind: 'stopped' })
})
