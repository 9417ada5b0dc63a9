import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { applySettings } from '../settings/apply-settings'
import { parseSettingsFile } from '../settings/settings-file'
import { sql } from './test-support/sql'
import { postSignup, startTrialWorld, type TrialWorld } from './test-support/trial-world'

const key = {
  clientId: '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com',
  clientSecret: '0123456789abcdef0123456789abcdef01234567',
}

let world: TrialWorld

beforeAll(async () => {
  world = await startTrialWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.stop())

async function changeConnection(more: object) {
  const parsed = parseSettingsFile(JSON.stringify({ connections: [{ name: 'emulator', ...more }] }))
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join(' '))
  expect(await applySettings(parsed.settings)).toMatchObject({ kind: 'applied' })
}

const mintsOf = (slug: string) =>
  sql<{ outcome: string; status: number | null }>(
    `select m.outcome, m.status from mints m
     join signups s on s.id = m.signup_id join products p on p.id = s.product_id
     where p.slug = $1 order by m.started_at`,
    [slug],
  )

test('U2: a key that Frame knows no more is followed by the second one, without a person noticing', async () => {
  const slug = await world.product('second-key')
  await changeConnection({
    clientSecret: 'revoked',
    nextClientId: key.clientId,
    nextClientSecret: key.clientSecret,
  })
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
  expect(await mintsOf(slug)).toMatchObject([{ outcome: 'refused', status: 401 }, { outcome: 'minted' }])
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
  expect(await world.tokenRequests()).toHaveLength(3)

  await changeConnection({ ...key, nextClientId: null })
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
  expect(await world.tokenRequests()).toHaveLength(4)
})

test('U2: once Frame has refused five people in a row the next ones get their answer without a POST or a row', async () => {
  const slug = await world.product('steady-no', [{ scope: 'product', per: 'day', limit: 1 }])
  await world.faults([{ kind: 'status', status: 403, times: 'always' }])
  const reasons = []
  for (let person = 0; person < 7; person += 1) {
    const outcome = await postSignup(slug)
    reasons.push(outcome.kind === 'refused' ? outcome.reason : outcome.kind)
  }
  expect(reasons).toEqual([
    ...Array.from({ length: 5 }, () => 'frame-refused'),
    'frame-unavailable',
    'frame-unavailable',
  ])
  expect(await mintsOf(slug)).toHaveLength(5)
  expect(await world.tokenRequests()).toHaveLength(5)
  const held = await sql('select 1 from places where given_back_at is null')
  expect(held).toEqual([])
})
