import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { randomInt } from 'node:crypto'
import { admitSignup } from './admit-signup'
import { findProductForSignup } from '../products/find-product'
import { settleSignups } from './settle-signups'
import { sql } from './test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from './test-support/trial-world'
import type { SignupOutcome } from './signup-outcome'
import { createRequestId, verifyRequestId } from './request-id'
import { canonicaliseEmail } from '../email/canonicalise-email'

let world: TrialWorld

beforeAll(async () => {
  world = await startTrialWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

const granted = (outcomes: SignupOutcome[]) => outcomes.filter(({ kind }) => kind === 'granted').length
const reasons = (outcomes: SignupOutcome[]) =>
  new Set(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.reason : outcome.kind)))
const used = async (slug: string, scope: string) => {
  const rows = await sql<{ used: string }>(
    `select coalesce(sum(used), 0) as used from quota_counters c join products p on p.id = c.product_id
     where p.slug = $1 and c.scope = $2::quota_scope`,
    [slug, scope],
  )
  return Number(rows[0]?.used)
}
const held = async (slug: string, scope: string) => {
  const rows = await sql<{ held: string }>(
    `select count(*) as held from places h join products p on p.id = h.product_id
     where p.slug = $1 and h.scope = $2::quota_scope and h.given_back_at is null`,
    [slug, scope],
  )
  return Number(rows[0]?.held)
}
const inParallel = <Result>(times: number, run: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: times }, (_, index) => run(index)))

test('Q1: 300 people at once against a limit of 100 give exactly 100 trials', async () => {
  const slug = await world.product('q1', [{ scope: 'product', per: 'day', limit: 100 }])
  const outcomes = await inParallel(300, () => postSignup(slug))
  expect(granted(outcomes)).toBe(100)
  expect(reasons(outcomes)).toEqual(new Set(['granted', 'product-quota']))
  expect(await world.tokenRequests()).toHaveLength(100)
  expect(await used(slug, 'product')).toBe(100)
})

test('Q3: two scopes at once are each hit exactly, and a refusal in one takes nothing in the other', async () => {
  const slug = await world.product('q3', [
    { scope: 'company', per: 'week', limit: 3 },
    { scope: 'product', per: 'month', limit: 10 },
  ])
  const first = await inParallel(9, (index) =>
    postSignup(slug, { form: { email: `p${index}@one-firm-q3.example` } }),
  )
  expect(granted(first)).toBe(3)
  expect(reasons(first)).toEqual(new Set(['granted', 'company-quota']))

  const others = await inParallel(60, (index) =>
    postSignup(slug, { form: { email: `p${index}@firm-${index % 6}-q3.example` } }),
  )
  expect(granted(others)).toBe(7)
  expect(await used(slug, 'product')).toBe(10)
  expect(await used(slug, 'company')).toBe(10)
  expect(await held(slug, 'company')).toBe(10)
  const fullest = await sql<{ most: string }>(
    `select max(used) as most from quota_counters c join products p on p.id = c.product_id
     where p.slug = 'q3' and scope = 'company'`,
  )
  expect(Number(fullest[0]?.most)).toBeLessThanOrEqual(3)
})

test('Q3: random signups over overlapping keys neither deadlock nor lose count', async () => {
  const slug = await world.product('q3-mixed', [
    { scope: 'person', per: 'day', limit: 1 },
    { scope: 'company', per: 'day', limit: 9 },
    { scope: 'network', per: 'week', limit: 12 },
    { scope: 'campaign', per: 'month', limit: 20 },
    { scope: 'product', per: 'ever', limit: 30 },
  ])
  const deadlocks = () =>
    sql<{ deadlocks: string }>(`select deadlocks from pg_stat_database where datname = current_database()`)
  const before = await deadlocks()
  await inParallel(200, () =>
    postSignup(slug, {
      form: { email: `p${randomInt(80)}@firm-${randomInt(6)}-mixed.example` },
      facts: {
        address: `198.51.100.${randomInt(5)}`,
        lastTouch: {
          source: null,
          medium: null,
          campaign: `c${randomInt(3)}`,
          term: null,
          content: null,
          ref: null,
          clickIds: {},
          referrerHost: null,
          raw: {},
        },
      },
    }),
  )
  expect(await deadlocks()).toEqual(before)
  for (const scope of ['person', 'company', 'network', 'campaign', 'product']) {
    expect(await used(slug, scope)).toBe(await held(slug, scope))
  }
  expect(await used(slug, 'product')).toBeLessThanOrEqual(30)
})

test('Q4: a definite no of Frame gives every place back, so that no failure uses up a quota', async () => {
  const slug = await world.product('q4', [
    { scope: 'person', per: 'ever', limit: 1 },
    { scope: 'product', per: 'day', limit: 5 },
  ])
  await world.faults([{ kind: 'status', status: 403, times: 'always' }])
  const outcomes = await inParallel(20, () => postSignup(slug))
  expect(granted(outcomes)).toBe(0)
  expect(reasons(outcomes)).toContain('frame-refused')
  expect(await used(slug, 'product')).toBe(0)
  expect(await used(slug, 'person')).toBe(0)
})

test('Q4: when nobody knows what Frame did, the place stays taken and the same form may try again', async () => {
  const slug = await world.product('q4-unknown', [{ scope: 'product', per: 'day', limit: 1 }])
  await world.faults([{ kind: 'reset', when: 'after', times: 1 }])
  const form = { requestId: createRequestId(slug), email: newAddress() }
  expect(await postSignup(slug, { form })).toMatchObject({ kind: 'refused', reason: 'frame-unknown' })
  expect(await used(slug, 'product')).toBe(1)

  expect(await postSignup(slug, { form })).toMatchObject({ kind: 'granted' })
  expect(await used(slug, 'product')).toBe(1)
  const posts = await world.tokenRequests()
  expect(new Set(posts.map(({ body }) => body.email))).toEqual(new Set([form.email]))
})

test('Q4: a no after an unknown mint gives nothing back, because the first may have been granted', async () => {
  const slug = await world.product('q4-no', [{ scope: 'product', per: 'ever', limit: 1 }])
  await world.faults([
    { kind: 'reset', when: 'after', times: 1 },
    { kind: 'status', status: 403, times: 1 },
  ])
  const form = { requestId: createRequestId(slug), email: newAddress() }
  expect(await postSignup(slug, { form })).toMatchObject({ reason: 'frame-unknown' })
  expect(await postSignup(slug, { form })).toMatchObject({ reason: 'frame-refused' })
  expect(await postSignup(slug)).toMatchObject({ reason: 'product-quota' })
  expect(await postSignup(slug, { form })).toMatchObject({ kind: 'granted' })
})

test('Q4: whoever lost the form of a mint that nobody knows of starts anew with the place it held', async () => {
  const slug = await world.product('q4-anew', [
    { scope: 'person', per: 'ever', limit: 1 },
    { scope: 'product', per: 'day', limit: 1 },
  ])
  await world.faults([{ kind: 'reset', when: 'after', times: 1 }])
  const lost = { email: newAddress(), requestId: createRequestId(slug) }
  expect(await postSignup(slug, { form: lost })).toMatchObject({ reason: 'frame-unknown' })

  expect(await postSignup(slug, { form: { email: lost.email } })).toMatchObject({ kind: 'granted' })
  expect(await used(slug, 'product')).toBe(1)
  expect(await held(slug, 'product')).toBe(1)
  expect(await postSignup(slug, { form: lost })).toMatchObject({ kind: 'refused', reason: 'superseded' })
})

test('Q9: a running trial whose token has expired opens again from the form, with a new token and no second place', async () => {
  const slug = await world.product('q9-expired', [{ scope: 'person', per: 'ever', limit: 1 }])
  const form = { email: newAddress() }
  const first = await postSignup(slug, { form })
  if (first.kind !== 'granted') throw new Error('the first post must be granted')
  await sql(`update signups set sat_expires_at = now() - interval '1 minute' where email = $1`, [form.email])

  const again = await postSignup(slug, { form, facts: { browserCookie: first.browserCookie } })
  expect(again).toMatchObject({ kind: 'granted', browserCookie: null })
  expect(await used(slug, 'person')).toBe(1)
  const [one, two, ...rest] = await world.tokenRequests()
  expect(two?.body).toEqual({
    ...one?.body,
    metadata: { ...Object(one?.body.metadata), mint: expect.any(String) },
  })
  expect(rest).toEqual([])
})

test('Q5: a signup whose portal died before it asked Frame gives its place back once, whoever settles it', async () => {
  const slug = await world.product('q5', [{ scope: 'product', per: 'ever', limit: 1 }])
  await admitOnly(slug)
  expect(await used(slug, 'product')).toBe(1)
  expect(await postSignup(slug)).toMatchObject({ reason: 'product-quota' })

  await moveClock('2min')
  await inParallel(4, () => settleSignups())
  expect(await used(slug, 'product')).toBe(0)
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
  await moveClock('0s')
})

test('Q7: a reply that got lost is not asked for a second time in the same post, and always for the same person', async () => {
  const slug = await world.product('q7')
  await world.faults([{ kind: 'reset', when: 'after', times: 1 }])
  expect(await postSignup(slug)).toMatchObject({ reason: 'frame-unknown' })
  expect(await world.tokenRequests()).toHaveLength(1)

  await world.reset()
  await world.faults([{ kind: 'status', status: 503, times: 1 }])
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
  const [first, second, ...rest] = await world.tokenRequests()
  expect(rest).toEqual([])
  expect(first?.body.email).toBe(second?.body.email)
})

test('Q8: the same post twice at once is one signup, one token and the same way in', async () => {
  const slug = await world.product('q8', [{ scope: 'product', per: 'day', limit: 10 }])
  await world.faults([{ kind: 'slow', ms: 400, times: 1 }])
  const form = { requestId: createRequestId(slug), email: newAddress() }
  const [first, second] = await inParallel(2, () => postSignup(slug, { form }))
  expect(first).toMatchObject({ kind: 'granted' })
  expect(second).toEqual(first)
  expect(await world.tokenRequests()).toHaveLength(1)
  expect(await used(slug, 'product')).toBe(1)
})

test('Q9: a form sent again later hands over the kept token without asking Frame', async () => {
  const slug = await world.product('q9')
  const form = { requestId: createRequestId(slug), email: newAddress() }
  const first = await postSignup(slug, { form })
  expect(await postSignup(slug, { form })).toEqual(first)
  expect(await world.tokenRequests()).toHaveLength(1)
})

test('Q11: a used form with another address gives nothing away', async () => {
  const slug = await world.product('q11')
  const requestId = createRequestId(slug)
  expect(await postSignup(slug, { form: { requestId } })).toMatchObject({ kind: 'granted' })
  expect(await postSignup(slug, { form: { requestId } })).toEqual({
    kind: 'refused',
    reason: 'request-used',
    freesAt: null,
  })
  expect(await world.tokenRequests()).toHaveLength(1)
})

test('Q11: a form of one product opens no other', async () => {
  const [one, other] = [await world.product('q11-one'), await world.product('q11-other')]
  const outcome = await postSignup(other, { form: { requestId: createRequestId(one) } })
  expect(outcome).toMatchObject({ kind: 'refused', reason: 'request-invalid' })
})

test.each([
  { limit: 0, grants: 0 },
  { limit: 1, grants: 1 },
  { limit: null, grants: 3 },
  { limit: 1_000_000_000_000, grants: 3 },
])('Q14: a limit of $limit grants $grants of three', async ({ limit, grants }) => {
  const slug = await world.product(`q14-${limit}`, [{ scope: 'product', per: 'day', limit }])
  expect(granted(await inParallel(3, () => postSignup(slug)))).toBe(grants)
})

test('an address that was handed a trial is refused in another browser, however it is spelt, and not in its own', async () => {
  const slug = await world.product('again')
  const first = await postSignup(slug, { form: { email: 'J.Doe+trial@gmail.com' } })
  expect(first).toMatchObject({ kind: 'granted' })

  expect(await postSignup(slug, { form: { email: 'jdoe@googlemail.com' } })).toMatchObject({
    reason: 'already-has-trial',
  })
  const browserCookie = first.kind === 'granted' ? first.browserCookie : null
  const other = await world.product('again-other')
  expect(
    await postSignup(other, { form: { email: 'jdoe@gmail.com' }, facts: { browserCookie } }),
  ).toMatchObject({
    kind: 'granted',
    browserCookie: { browser: browserCookie?.browser, generation: 2 },
  })
})

test('Q9: a fresh form sent by the same person in the same browser leads back into the trial that runs', async () => {
  const slug = await world.product('q9-fresh', [{ scope: 'person', per: 'ever', limit: 1 }])
  const form = { email: newAddress() }
  const first = await postSignup(slug, { form })
  if (first.kind !== 'granted') throw new Error('the first post must be granted')
  expect(await postSignup(slug, { form, facts: { browserCookie: first.browserCookie } })).toEqual(first)
  expect(await used(slug, 'person')).toBe(1)
  expect(await world.tokenRequests()).toHaveLength(1)
})

test('one address in twenty browsers at once gets one trial', async () => {
  const slug = await world.product('one-person')
  const email = newAddress()
  expect(granted(await inParallel(20, () => postSignup(slug, { form: { email } })))).toBe(1)
})

test('R12: a cookie that a later hand-over outdated, or whose browser was revoked, owns nothing any more', async () => {
  const [slug, other] = [await world.product('r12'), await world.product('r12-other')]
  const email = newAddress()
  const first = await postSignup(slug, { form: { email } })
  if (first.kind !== 'granted') throw new Error('the first post must be granted')
  const again = await postSignup(other, { form: { email }, facts: { browserCookie: first.browserCookie } })
  if (again.kind !== 'granted' || !again.browserCookie) throw new Error('the owner must be granted')

  const outdated = await postSignup(slug, { form: { email }, facts: { browserCookie: first.browserCookie } })
  expect(outdated).toMatchObject({ reason: 'already-has-trial' })
  await sql(`update browsers set revoked_at = now() where id = $1`, [again.browserCookie.browser])
  const revoked = await postSignup(slug, { form: { email }, facts: { browserCookie: again.browserCookie } })
  expect(revoked).toMatchObject({ reason: 'already-has-trial' })
})

test('R12: who knows an old form of a shared browser is not handed what somebody else earned there since', async () => {
  const [slug, other] = [await world.product('r12-shared'), await world.product('r12-shared-other')]
  const old = { requestId: createRequestId(slug), email: newAddress() }
  const first = await postSignup(slug, { form: old })
  if (first.kind !== 'granted') throw new Error('the first post must be granted')
  await postSignup(other, { facts: { browserCookie: first.browserCookie } })

  expect(await postSignup(slug, { form: old })).toMatchObject({ kind: 'granted', browserCookie: null })
})

test('R12: an old form that is resumed earns a browser of its own, not the next generation of a shared one', async () => {
  const [slug, other] = [await world.product('r12-resumed'), await world.product('r12-resumed-other')]
  const shared = await postSignup(other)
  if (shared.kind !== 'granted' || !shared.browserCookie) throw new Error('the first post must be granted')
  await world.faults([{ kind: 'reset', when: 'after', times: 1 }])
  const old = { requestId: createRequestId(slug), email: newAddress() }
  const unclear = await postSignup(slug, { form: old, facts: { browserCookie: shared.browserCookie } })
  expect(unclear).toMatchObject({ reason: 'frame-unknown' })

  const resumed = await postSignup(slug, { form: old })
  expect(resumed).toMatchObject({ kind: 'granted', browserCookie: { generation: 1 } })
  expect(resumed.kind === 'granted' && resumed.browserCookie?.browser).not.toBe(shared.browserCookie.browser)
})

test('R12: a form sent again from a browser that was forgotten opens nothing', async () => {
  const slug = await world.product('r12-forgotten')
  const form = { requestId: createRequestId(slug), email: newAddress() }
  const first = await postSignup(slug, { form })
  if (first.kind !== 'granted') throw new Error('the first post must be granted')
  await sql('update browsers set revoked_at = now() where id = $1', [first.browserCookie?.browser])
  expect(await postSignup(slug, { form })).toMatchObject({ kind: 'refused', reason: 'request-expired' })
})

test('N2: fifty people from addresses of one /64 share its places, another /64 has its own', async () => {
  const slug = await world.product('n2', [{ scope: 'network', per: 'day', limit: 3 }])
  const outcomes = await inParallel(50, (index) =>
    postSignup(slug, { facts: { address: `2001:db8:1:2::${(index + 1).toString(16)}` } }),
  )
  expect(granted(outcomes)).toBe(3)
  expect(await postSignup(slug, { facts: { address: '2001:db8:1:3::1' } })).toMatchObject({ kind: 'granted' })
})

test('free-mail addresses share no company, colleagues do', async () => {
  const slug = await world.product('company', [{ scope: 'company', per: 'day', limit: 1 }])
  const people = ['anna@gmail.com', 'bert@gmail.com', 'anna@firm-x.example', 'bert@sub.firm-x.example']
  const outcomes = []
  for (const email of people) outcomes.push(await postSignup(slug, { form: { email } }))
  expect(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.reason : outcome.kind))).toEqual([
    'granted',
    'granted',
    'granted',
    'company-quota',
  ])
})

test('a refusal says when its limit frees, in the zone of the portal', async () => {
  const slug = await world.product('frees', [{ scope: 'product', per: 'day', limit: 0 }])
  const outcome = await postSignup(slug)
  if (outcome.kind !== 'refused' || !outcome.freesAt) throw new Error('a refusal with a date is expected')
  expect(outcome.freesAt.getTime()).toBeGreaterThan(Date.now())
  expect(outcome.freesAt.getTime() - Date.now()).toBeLessThanOrEqual(25 * 3_600_000)
})

test('what a mint is told: names, address and metadata, and a row that was there before it', async () => {
  const slug = await world.product('told', [], { metadata: { edition: 'pro', signup: 'forged' } })
  const email = newAddress()
  await postSignup(slug, { form: { email } })
  const [request] = await world.tokenRequests()
  const rows = await sql<{ handle: string; mint: string }>(
    `select s.handle, m.id as mint from signups s join mints m on m.signup_id = s.id where s.email = $1`,
    [email],
  )
  expect(request?.body).toMatchObject({
    first_name: 'Jane',
    last_name: 'Doe',
    email,
    metadata: {
      edition: 'pro',
      signup: rows[0]?.handle,
      mint: rows[0]?.mint,
      frame_login_url: `http://localhost:3000/frame/login/${rows[0]?.handle}`,
      frame_logout_url: `http://localhost:3000/frame/logout/${rows[0]?.handle}`,
      should_accept_tos: false,
      language: 'en',
      time_zone: 'Europe/Berlin',
    },
  })
})

/** Admission without the mint that follows: what a process leaves behind that dies in between. */
async function admitOnly(slug: string) {
  const product = await findProductForSignup(slug)
  const email = canonicaliseEmail(newAddress())
  const request = verifyRequestId(createRequestId(slug), slug, new Date())
  if (!product || email.kind !== 'ok' || request.kind !== 'valid') throw new Error('the arrangement is wrong')
  await admitSignup({
    requestId: request.id,
    product,
    input: {
      email: email.email,
      firstName: 'Jane',
      lastName: null,
      company: null,
      country: null,
      timeZone: null,
    },
    personKey: newAddress(),
    facts: {
      address: '203.0.113.9',
      device: 'Firefox, Windows',
      language: 'en',
      gpc: false,
      browserCookie: null,
      firstTouch: null,
      lastTouch: null,
    },
    browserId: null,
    captcha: null,
    consentVersion:
      (await sql<{ version: string }>('select version from consent_texts limit 1'))[0]?.version ?? '',
    invite: null,
    judgement: { refuseBecause: null, verifyBecause: null, rules: [] },
  })
}
