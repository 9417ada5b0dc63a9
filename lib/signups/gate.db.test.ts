import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { explainSignups } from './explain-signups'
import { sql } from './test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from './test-support/trial-world'

let world: TrialWorld
beforeAll(async () => {
  world = await startTrialWorld()
})
afterEach(async () => {
  await moveClock('0')
  await world.reset()
})
afterAll(() => world.stop())

test('every decision is written down rule by rule, with what was looked at and what came of it', async () => {
  const slug = await world.product('decided', [
    { scope: 'person', per: 'ever', limit: 1 },
    { scope: 'product', per: 'day', limit: 0 },
  ])
  const email = newAddress()
  expect(await postSignup(slug, { form: { email } })).toMatchObject({ reason: 'product-quota' })
  const decision = await decisionOf(email)
  expect(decision.map(({ rule, outcome }) => [rule, outcome])).toEqual([
    ['captcha', 'pass'],
    ['product is open', 'pass'],
    ['mail service', 'allow'],
    ['proof of the address', 'pass'],
    ['attempts of the network in an hour', 'pass'],
    ['attempts for the address in an hour', 'pass'],
    ['address known from another browser', 'pass'],
    ['person per ever', 'place 1'],
    ['product per day', 'full'],
  ])
  expect(JSON.stringify(decision)).not.toContain(email.split('@')[0])
})

test('a signup is explained by its id, its handle or any spelling of its address, with what the person was told', async () => {
  const slug = await world.product('explained', [{ scope: 'company', per: 'day', limit: 0 }])
  await postSignup(slug, { form: { email: 'Jane.Doe+x@explained.example' } })
  const [explained] = await explainSignups('jane.doe@EXPLAINED.example')
  expect(explained).toMatchObject({
    product: 'explained',
    state: 'refused',
    reason: 'company-quota',
    publicReason: 'limit-reached',
  })
  expect(explained?.rules.at(-1)).toMatchObject({ rule: 'company per day', threshold: 0, outcome: 'full' })
  expect(await explainSignups(explained?.id ?? '')).toEqual([explained])
  expect(await explainSignups(explained?.handle ?? '')).toEqual([explained])
  expect(await explainSignups('nobody@explained.example')).toEqual([])
})

test('a paused product and a mail service that is not welcome are refusals on record too, and take nothing', async () => {
  const slug = await world.product('recorded', [{ scope: 'product', per: 'day', limit: 5 }], {
    freeMail: 'refuse',
  })
  expect(await postSignup(slug, { form: { email: 'recorded@gmail.com' } })).toMatchObject({
    reason: 'free-mail',
  })
  expect((await decisionOf('recorded@gmail.com')).at(-1)?.rule).toBe('proof of the address')
  await world.product('recorded', [{ scope: 'product', per: 'day', limit: 5 }], { paused: true })
  expect(await postSignup(slug)).toMatchObject({ reason: 'product-paused' })
  const used = await sql(
    `select from quota_counters c join products p on p.id = c.product_id where p.slug = 'recorded'`,
  )
  expect(used).toEqual([])
})

test('N3: an office of forty people at one address all get in', async () => {
  const slug = await world.product('office')
  const facts = { address: '198.51.100.40' }
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => postSignup(slug, { facts })))
  expect(outcomes.filter(({ kind }) => kind === 'granted')).toHaveLength(40)
})

test('N3: a network that asks absurdly often is refused, loopback and others are not', async () => {
  const slug = await world.product('flooded')
  const flood = (network: string) =>
    sql(
      `insert into signups (id, handle, request_id, product_id, connection_id, state, email, email_key, email_key_id,
         first_name, language, network, consent_version, gpc, created_at)
       select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), s.product_id, s.connection_id, 'refused', 'x@y.example',
         gen_random_uuid(), '', 'X', 'en', $1, s.consent_version, false, now()
       from generate_series(1, 601), (select * from signups limit 1) s`,
      [network],
    )
  await flood('198.51.100.99/32')
  await flood('127.0.0.1/32')
  const from = (address: string) => postSignup(slug, { facts: { address } })
  expect(await from('198.51.100.99')).toMatchObject({ reason: 'too-many-attempts' })
  expect(await from('198.51.100.98')).toMatchObject({ kind: 'granted' })
  expect(await from('127.0.0.1')).toMatchObject({ kind: 'granted' })
})

test('N3: attempts for one address are limited by themselves, and lock nobody else out', async () => {
  const slug = await world.product('hammered', [{ scope: 'person', per: 'ever', limit: 1 }])
  const email = newAddress()
  const facts = { address: '198.51.100.41' }
  const reasons = new Set<string>()
  for (let attempt = 0; attempt < 64; attempt += 1) {
    const outcome = await postSignup(slug, { form: { email }, facts })
    if (outcome.kind === 'refused') reasons.add(outcome.reason)
  }
  expect(reasons).toEqual(new Set(['already-has-trial', 'too-many-attempts']))
  expect(await postSignup(slug, { facts })).toMatchObject({ kind: 'granted' })
  await moveClock('61min')
  expect(await postSignup(slug, { form: { email }, facts })).toMatchObject({ reason: 'already-has-trial' })
})

test('Q15: a limit that is lowered below its use refuses, and grants again when it is raised', async () => {
  const quota = (limit: number) => [{ scope: 'product', per: 'concurrent', limit }] as const
  const slug = await world.product('lowered', [...quota(3)])
  for (let index = 0; index < 3; index += 1) await postSignup(slug)
  await world.product(slug, [...quota(1)])
  expect(await postSignup(slug)).toMatchObject({ reason: 'product-quota' })
  await world.product(slug, [...quota(4)])
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
})

type Rule = { rule: string; input: unknown; threshold: unknown; outcome: string }

async function decisionOf(email: string): Promise<Rule[]> {
  const rows = await sql<{ decision: Rule[] }>(
    'select decision from signups where email = $1 order by created_at desc limit 1',
    [email],
  )
  return rows[0]?.decision ?? []
}
