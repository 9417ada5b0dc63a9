import { readFile } from 'node:fs/promises'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { addInvite } from '../invites/test-support/add-invite'
import { enterCode } from '../signups/enter-code'
import { sql } from '../signups/test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '../signups/test-support/trial-world'
import { addStaff } from '../staff/add-staff'
import type { Authorised } from '../staff/staff-person'
import { giveFeedback } from '../trials/give-feedback'
import { deliverWebhooks } from './deliver-webhooks'
import { eventNames, type EventType } from './event-types'
import { findDelivery } from './find-delivery'
import { forgetOldWebhooks } from './forget-old-webhooks'
import { listDeliveries } from './list-deliveries'
import { findEndpoint, listEndpoints } from './list-endpoints'
import { createEndpoint } from './save-endpoint'
import {
  deleteEndpoint,
  replayDelivery,
  replayFailed,
  rotateSecret,
  sendTest,
  setEndpointState,
} from './steer-endpoint'
import { localPolicy } from './test-support/local-policy'
import { startWebhookSink, type Received, type WebhookSink } from './test-support/webhook-sink'

const staff: Authorised<'webhooks.manage'> = {
  id: '01990000-0000-7000-8000-000000000001',
  email: 'ada@vendor.example',
  name: 'Ada',
  role: 'admin',
  session: '01990000-0000-7000-8000-000000000002',
  may: 'webhooks.manage',
}
const everything = { type: null, state: null, after: null }
// The environment is read when the first module is loaded.
const smtpPort = await vi.hoisted(async () => {
  const { findFreePort } = await import('@/scripts/ports')
  const port = await findFreePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  return port
})
let world: TrialWorld
let sink: WebhookSink
beforeAll(async () => {
  world = await startTrialWorld({ smtpPort })
})
beforeEach(async () => {
  sink = await startWebhookSink()
})
afterEach(async () => {
  await moveClock('0')
  await sql('delete from webhook_endpoints; delete from webhook_messages')
  await sink.stop()
  await world.reset()
})
afterAll(() => world.stop())

const deliver = (deadlineMs = 5_000) => deliverWebhooks(undefined, { policy: localPolicy, deadlineMs })

async function endpoint(events: readonly EventType[] = eventNames, wishes: { personalData?: boolean } = {}) {
  const form = { url: sink.url, description: '', events: [...events], personalData: true, ...wishes }
  const created = await createEndpoint(staff, form, localPolicy)
  if (created.kind !== 'created') throw new Error(JSON.stringify(created))
  return created
}

const Envelope = z.object({ type: z.string(), timestamp: z.iso.datetime(), data: z.looseObject({}) })

/** What the official library takes for genuine, in the order in which it happened. */
function verified(secret: string, received: Received[] = sink.received) {
  const payloads = received.map(({ body, headers }) =>
    Envelope.parse(new Webhook(secret).verify(body, z.record(z.string(), z.string()).parse(headers))),
  )
  return payloads.sort((one, other) => one.timestamp.localeCompare(other.timestamp))
}

/** Ids and moments differ each time; all else is as in the documentation. */
function comparable(payload: unknown): string {
  return JSON.stringify(payload, null, 2)
    .replaceAll(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '"(id)"')
    .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"(moment)"')
    .replaceAll(/"usedMinutes": \d+/g, '"usedMinutes": (minutes)')
}

async function documented(): Promise<Record<string, string>> {
  const text = await readFile('docs/webhooks.md', 'utf8')
  const samples = [...text.matchAll(/```json\n(.+?)```/gs)].map(([, json = '']) =>
    Envelope.parse(JSON.parse(json)),
  )
  return Object.fromEntries(samples.map((sample) => [sample.type, comparable(sample)]))
}

test('A13: a trial from the form to the feedback is told, signed, exactly as docs/webhooks.md says', async () => {
  const { secret } = await endpoint()
  const slug = 'aster-cad'
  const refusing = [{ scope: 'company', per: 'day', limit: 0 }] as const
  const wishes = { name: 'Aster CAD', verification: 'code' as const }
  await world.product(slug, [...refusing], wishes)
  const code = await addInvite(slug, { owner: 'sam@vendor.example', maxUses: 20 })
  await signUpJane(slug, code, 1)
  await deliver()
  const refused = verified(secret).filter(({ type }) => type === 'signup.refused')
  sink.received.length = 0

  await world.product(slug, [], wishes)
  const jane = await signUpJane(slug, code, 2)
  await sql('select note_session_report($1)', [jane.id])
  await sql('select end_trial($1)', [jane.id])
  await giveFeedback(jane.handle, jane.cookie, { rating: 'good', comment: 'Just what we need.' })
  expect(await deliver()).toBe(7)

  const told = [...refused, ...verified(secret)]
  const sent = Object.fromEntries(told.map((payload) => [payload.type, comparable(payload)]))
  const samples = await documented()
  expect(Object.keys(samples).sort()).toEqual([...eventNames].sort())
  expect(sent).toEqual(samples)
  expect(new Set(sink.received.map(({ headers }) => headers['webhook-id'])).size).toBe(7)
  const all = JSON.stringify(sink.received)
  for (const hidden of ['203.0.113', jane.handle, 'eyJ', code]) expect(all).not.toContain(hidden)
})

async function signUpJane(slug: string, code: string, mails: number) {
  const email = 'jane.doe@acme.example'
  const labels = {
    source: 'newsletter',
    medium: 'email',
    campaign: 'kiel',
    term: null,
    content: null,
    ref: null,
  }
  const touch = { ...labels, referrerHost: null, clickIds: { gclid: 'eyJ0' }, raw: {} }
  const asked = await postSignup(slug, {
    door: { kind: 'invite', code },
    form: { email, lastName: 'Doe' },
    facts: { firstTouch: touch, lastTouch: touch },
  })
  if (asked.kind !== 'verify') throw new Error(asked.kind)
  const mail = (await world.mailsTo(email, mails)).at(-1)
  const typed = /^ {4}(\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? ''
  const asker = { address: '203.0.113.7', device: 'Firefox, Windows' }
  const proved = await enterCode(asked.handle, typed, [asked.verification], { browserCookie: null, asker })
  const outcome = proved.kind === 'proved' ? proved.outcome : null
  const [row] = await sql<{ id: string }>('select id from signups where handle = $1', [asked.handle])
  const cookie = outcome?.kind === 'granted' ? outcome.browserCookie : null
  return { id: row?.id ?? '', handle: asked.handle, cookie }
}

test('an endpoint without personal data learns what happens, and to nobody by name', async () => {
  const { secret } = await endpoint(['signup.created', 'signup.granted'], { personalData: false })
  const email = newAddress()
  await postSignup(await world.product('nameless'), { form: { email } })
  expect(await deliver()).toBe(2)
  expect(
    verified(secret)
      .map(({ type }) => type)
      .sort(),
  ).toEqual(['signup.created', 'signup.granted'])
  expect(verified(secret)).toMatchObject([{ data: { person: null } }, { data: { person: null } }])
  for (const hidden of [email, 'Jane', 'Acme']) expect(JSON.stringify(sink.received)).not.toContain(hidden)
})

test('what nobody subscribed to is not written down, and what was rolled back is not told', async () => {
  await postSignup(await world.product('untold'))
  expect(await sql('select from webhook_messages')).toEqual([])
  const { id } = await endpoint(['signup.ended'])
  await postSignup(await world.product('untold'))
  await setEndpointState(staff, id, 'disabled')
  await sql(`select end_trial(id) from signups where state = 'active'`)
  await sql(`begin; update webhook_endpoints set enabled = true, disabled_because = null;
    insert into events (signup_id, kind) select id, 'ended' from signups; rollback`)
  expect(await sql('select from webhook_messages')).toEqual([])
  expect(await deliver()).toBe(0)
})

test('an error is tried again on the schedule under the same id with a fresh signature, and can be replayed', async () => {
  const { id, secret } = await endpoint(['signup.created'])
  await postSignup(await world.product('retried'))
  sink.answerWith((response) => response.writeHead(500).end(`\u0007 trouble\n<b>${'x'.repeat(500)}`))
  const pauses = []
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    expect(await deliver()).toBe(1)
    expect(await deliver()).toBe(0)
    const [row] = await sql<{ wait: number }>(
      'select extract(epoch from next_try_at - portal_now())::float as wait from webhook_deliveries',
    )
    pauses.push(row?.wait ?? 0)
    await sql(`update webhook_deliveries set next_try_at = now() - interval '1 second'`)
  }
  const wanted = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]
  for (const [index, seconds] of wanted.entries()) {
    expect(pauses[index]).toBeGreaterThan(seconds - 2)
    expect(pauses[index]).toBeLessThan(seconds * 1.2 + 2)
  }
  expect(await deliver()).toBe(0)
  expect(new Set(sink.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)

  const { deliveries } = await listDeliveries(staff, id, { ...everything, state: 'failed' })
  expect(deliveries).toMatchObject([{ attempts: 8, last: { status: 500, problem: 'status' } }])
  const delivery = { endpoint: id, delivery: deliveries[0]?.id ?? '' }
  const found = await findDelivery(staff, delivery)
  expect(found?.attempts[0]?.answer).toMatch(/^trouble <b>x{188,192}$/)
  expect(found?.attempts[0]?.answer?.length).toBe(200)

  sink.answerWith(204)
  const since = new Date(Date.now() - 3_600_000)
  expect(await replayFailed(staff, id, new Date(Date.now() + 3_600_000))).toEqual({
    kind: 'done',
    count: 0,
    remaining: 0,
  })
  expect(await replayFailed(staff, id, since)).toEqual({ kind: 'done', count: 1, remaining: 0 })
  expect(await deliver()).toBe(1)
  expect(await replayDelivery(staff, id, delivery.delivery)).toEqual({ kind: 'done' })
  expect(await deliver()).toBe(1)
  expect(verified(secret, sink.received.slice(-2))).toHaveLength(2)
  expect(await findDelivery(staff, delivery)).toMatchObject({
    state: 'delivered',
    signupId: expect.any(String),
  })
  expect(await findEndpoint(staff, id)).toMatchObject({
    attempts: 10,
    failures: 8,
    waiting: 0,
    failingSince: null,
  })
})

test('of very many that failed the newest 5,000 are sent again at a press, and how many are left is said', async () => {
  const { id } = await endpoint()
  await sql(
    `with message as (
       insert into webhook_messages (type, at, data) values ('signup.created', now(), '{}') returning id
     )
     insert into webhook_deliveries (endpoint_id, message_id, type, state, next_try_at, created_at)
     select $1::uuid, id, 'signup.created', 'failed', now(), now() - n * interval '1 second'
     from message, generate_series(1, 5003) n`,
    [id],
  )
  const since = new Date(Date.now() - 7_200_000)
  expect(await replayFailed(staff, id, since)).toEqual({ kind: 'done', count: 5_000, remaining: 3 })
  expect(
    await sql(
      `select count(*)::int as left, bool_and(created_at < now() - interval '80 minutes') as oldest
       from webhook_deliveries where state = 'failed'`,
    ),
  ).toEqual([{ left: 3, oldest: true }])
  expect(await replayFailed(staff, id, since)).toEqual({ kind: 'done', count: 3, remaining: 0 })
})

test('A12: Retry-After is honoured, a redirect is not followed, 1 GB is not read and 410 disables', async () => {
  const { id } = await endpoint(['signup.created'])
  await postSignup(await world.product('awkward'))
  const again = () => sql(`update webhook_deliveries set next_try_at = now() where state = 'pending'`)
  sink.answerWith((response) => response.writeHead(503, { 'retry-after': '900' }).end())
  await deliver()
  const [row] = await sql<{ wait: number }>(
    'select extract(epoch from next_try_at - portal_now())::float as wait from webhook_deliveries',
  )
  expect(row?.wait).toBeGreaterThan(890)

  await again()
  sink.answerWith((response) => response.writeHead(302, { location: `${sink.url}/elsewhere` }).end())
  await deliver()
  await again()
  let bytes = 0
  sink.answerWith((response) => {
    response.writeHead(500)
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536))) bytes += 65_536
    }
    response.on('drain', pour)
    pour()
  })
  await deliver()
  expect(bytes).toBeLessThan(20_000_000)
  await again()
  sink.answerWith((response) => void response.writeHead(200).write('never ending'))
  await deliver(300)
  await replayDelivery(staff, id, (await listDeliveries(staff, id, everything)).deliveries[0]?.id ?? '')
  sink.answerWith(() => {})
  await deliver(300)
  await again()
  sink.answerWith(410)
  await addStaff({ email: 'ada@vendor.example', name: 'Ada', role: 'admin' }, { id: null, name: 'test' })
  await deliver()
  expect(sink.received.map(({ path }) => path)).not.toContain('/hooks/elsewhere')
  const attempts = await sql<{ status: number; problem: string }>(
    'select status, problem from webhook_attempts order by at',
  )
  expect(attempts.map(({ status, problem }) => problem ?? status)).toEqual([
    'status',
    'redirect',
    'status',
    200,
    'timeout',
    'gone',
  ])
  expect(await listEndpoints(staff)).toMatchObject([{ enabled: false, disabledBecause: 'gone' }])
  expect(await sendTest(staff, id, 'signup.created')).toEqual({ kind: 'disabled' })
  await postSignup('awkward')
  expect(await deliver()).toBe(0)
  const audited = await sql<{ action: string; actor_name: string }>(
    `select action, actor_name from audit_entries where actor_id is null and action like 'webhook.%'`,
  )
  expect(audited).toEqual([{ action: 'webhook.disabled', actor_name: 'webhooks' }])
  const [told] = await world.mailsTo('ada@vendor.example')
  expect(told?.text).toContain('It answered that it is gone (410).')
  expect(told?.text).toContain(`/staff/webhooks/${id}`)
  expect(told?.text).not.toContain('/hooks')
  await sql(`delete from staff where email = 'ada@vendor.example'`)
})

test('an endpoint that never answers well for five days is disabled, and one success starts the count anew', async () => {
  const { id } = await endpoint(['signup.created'])
  sink.answerWith(500)
  await sendTest(staff, id, 'signup.created')
  await deliver()
  expect((await findEndpoint(staff, id))?.failingSince).toBeInstanceOf(Date)
  await moveClock('121h')
  await sendTest(staff, id, 'signup.created')
  await deliver()
  expect(await findEndpoint(staff, id)).toMatchObject({
    enabled: false,
    disabledBecause: 'failing',
    waiting: 2,
  })
  sink.answerWith(200)
  expect(await setEndpointState(staff, id, 'enabled')).toEqual({ kind: 'done' })
  await sql('update webhook_deliveries set next_try_at = now()')
  expect(await deliver()).toBe(2)
  expect(await findEndpoint(staff, id)).toMatchObject({ enabled: true, failingSince: null, waiting: 0 })
})

test('D17: for a day after a rotation both secrets verify; each delivery has both signatures', async () => {
  const { id, secret } = await endpoint()
  const rotated = await rotateSecret(staff, id)
  if (rotated.kind !== 'rotated') throw new Error(rotated.kind)
  await sendTest(staff, id, 'invite.used')
  await deliver()
  expect(verified(secret)).toHaveLength(1)
  expect(verified(rotated.secret)).toHaveLength(1)
  expect(verified(rotated.secret)[0]).toMatchObject({ data: { invite: { label: 'Fair in Kiel' } } })
  await moveClock('25h')
  sink.received.length = 0
  await sendTest(staff, id, 'invite.used')
  await deliver()
  expect(() => verified(secret)).toThrow('No matching signature')
  expect(verified(rotated.secret)).toHaveLength(1)
  const stored = JSON.stringify([
    await sql('select * from webhook_endpoints'),
    await sql('select * from audit_entries'),
  ])
  for (const told of [secret, rotated.secret]) expect(stored).not.toContain(told.slice(6))
})

test('one slow endpoint does not hold up others, and two instances send nothing twice', async () => {
  const slow = await startWebhookSink()
  const held: (() => void)[] = []
  slow.answerWith((response) => held.push(() => response.end()))
  const form = { url: slow.url, description: '', events: ['signup.created'], personalData: true }
  expect(await createEndpoint(staff, form, localPolicy)).toMatchObject({ kind: 'created' })
  expect(await createEndpoint(staff, form, localPolicy)).toMatchObject({ problems: { url: 'taken' } })
  await endpoint(['signup.created'])
  const slug = await world.product('many')
  await Promise.all(Array.from({ length: 30 }, () => postSignup(slug)))
  const both = Promise.all([deliver(30_000), deliver(30_000)])
  await vi.waitUntil(() => sink.received.length === 30, { timeout: 20_000 })
  expect(slow.received.length).toBeLessThanOrEqual(8)
  slow.answerWith(200)
  for (const release of held) release()
  const [one, other] = await both
  expect(one + other).toBe(60)
  expect(slow.received).toHaveLength(30)
  await slow.stop()
})

test('a portal that stops leaves what is under way to the next one, without counting it', async () => {
  const { id } = await endpoint(['signup.created'])
  await sendTest(staff, id, 'signup.created')
  sink.answerWith(() => {})
  const stop = new AbortController()
  const stopped = deliverWebhooks(stop.signal, { policy: localPolicy })
  await vi.waitUntil(() => sink.received.length === 1)
  stop.abort()
  await stopped
  sink.answerWith(200)
  expect(await deliver()).toBe(1)
  const { deliveries } = await listDeliveries(staff, id, everything)
  expect(deliveries).toMatchObject([{ state: 'delivered', attempts: 1, test: true }])
})

test('A23: with a signup go its messages and what was answered to them; the log keeps that they were sent', async () => {
  const { id } = await endpoint(['signup.created'])
  const email = newAddress()
  sink.answerWith((response, { body }) => response.writeHead(500).end(body))
  await postSignup(await world.product('erased'), { form: { email, firstName: 'Canary' } })
  await deliver()
  const stored = async () => {
    const tables = ['webhook_messages', 'webhook_deliveries', 'webhook_attempts']
    return JSON.stringify(await Promise.all(tables.map((table) => sql(`select * from ${table}`))))
  }
  expect(await stored()).toContain('Canary')
  await sql('delete from signups where email = $1', [email])
  expect(await stored()).not.toContain('Canary')
  const { deliveries } = await listDeliveries(staff, id, everything)
  expect(deliveries).toMatchObject([{ state: 'dropped', last: { status: 500 } }])
  expect(await replayDelivery(staff, id, deliveries[0]?.id ?? '')).toEqual({ kind: 'too-late' })
  expect(await deliver()).toBe(0)
  await moveClock('745h')
  await forgetOldWebhooks()
  expect(await sql('select from webhook_deliveries')).toEqual([])
})

test('each change is in the audit log, without the part of the URL that may be a secret', async () => {
  const { id } = await endpoint()
  await sendTest(staff, id, 'signup.ended')
  await setEndpointState(staff, id, 'disabled')
  await deleteEndpoint(staff, id)
  expect(await deleteEndpoint(staff, id)).toEqual({ kind: 'gone' })
  const entries = await sql<{ action: string; subject: string }>(
    `select action, subject from audit_entries where details ->> 'endpoint' = $1 order by id`,
    [id],
  )
  expect(entries.map(({ action }) => action)).toEqual([
    'webhook.created',
    'webhook.tested',
    'webhook.disabled',
    'webhook.deleted',
  ])
  expect(entries[0]?.subject).toBe(`webhook 127.0.0.1:${sink.port}`)
  expect(await listEndpoints(staff)).toEqual([])
  await forgetOldWebhooks()
  expect(await sql('select from webhook_endpoints')).toEqual([])
  expect(await sql('select from webhook_messages')).toEqual([])
})
