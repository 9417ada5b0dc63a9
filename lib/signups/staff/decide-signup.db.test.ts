import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Authorised } from '../../staff/staff-person'
import { acceptOffer } from '../accept-offer'
import { explainSignups } from '../explain-signups'
import { sql } from '../test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '../test-support/trial-world'
import { allowSignup, endSignupsTrial, giveMoreTime, mailAgain } from './decide-signup'

// The environment is read when the first module is loaded.
const smtpPort = await vi.hoisted(async () => {
  const { findFreePort } = await import('@/scripts/ports')
  const port = await findFreePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  return port
})
const staff: Authorised<'signups.decide'> = {
  id: '01990000-0000-7000-8000-000000000001',
  email: 'ada@vendor.example',
  name: 'Ada',
  role: 'admin',
  session: '01990000-0000-7000-8000-000000000002',
  may: 'signups.decide',
}
let world: TrialWorld
beforeAll(async () => {
  world = await startTrialWorld({ smtpPort })
})
afterEach(async () => {
  await moveClock('0')
  await world.reset()
})
afterAll(() => world.stop())

test('whom a quota refused gets in when staff allows it: by mail, outside every quota, and written down', async () => {
  const slug = await world.product('allows', [{ scope: 'product', per: 'ever', limit: 0 }])
  const email = newAddress()
  expect(await postSignup(slug, { form: { email } })).toMatchObject({
    kind: 'refused',
    reason: 'product-quota',
  })
  const signup = await idOf(email)
  expect(await allowSignup(staff, signup)).toEqual({ kind: 'done' })
  expect(await allowSignup(staff, signup)).toEqual({ kind: 'too-late' })

  const [mail] = await world.mailsTo(email)
  expect(mail?.subject).toBe('You can try Product allows now')
  const key = new URL(mail?.links.find((link) => link.includes('key=')) ?? '').searchParams.get('key') ?? ''
  const asker = { address: '203.0.113.7', device: 'Firefox, Windows' }
  expect(await acceptOffer(key, { browserCookie: null, asker })).toMatchObject({ kind: 'granted' })
  const [explained] = await explainSignups(signup)
  expect(explained).toMatchObject({ state: 'active', reason: null })
  expect(explained?.rules.at(-1)).toMatchObject({ rule: 'staff', input: 'product-quota', outcome: 'allowed' })
  expect(await audited(signup)).toEqual([{ action: 'signup.allowed', actor_name: 'Ada', details: {} }])
})

test('a place that staff held and nobody took lapses, and can be allowed again', async () => {
  const slug = await world.product('lapses', [{ scope: 'product', per: 'ever', limit: 0 }])
  const email = newAddress()
  await postSignup(slug, { form: { email } })
  const signup = await idOf(email)
  await allowSignup(staff, signup)
  expect(await mailAgain(staff, signup)).toEqual({ kind: 'wait' })
  await moveClock('2min')
  expect(await mailAgain(staff, signup)).toEqual({ kind: 'done' })
  expect(await world.mailsTo(email, 2)).toHaveLength(2)
  await moveClock('73h')
  await sql('select settle_next_signup()')
  expect(await explainSignups(signup)).toMatchObject([{ state: 'failed', reason: 'offer-lapsed' }])
  expect(await mailAgain(staff, signup)).toEqual({ kind: 'too-late' })
  expect(await allowSignup(staff, signup)).toEqual({ kind: 'done' })
})

test('more time prolongs a trial and revives one that ended; a trial is ended once', async () => {
  const slug = await world.product('prolongs', [{ scope: 'product', per: 'concurrent', limit: 5 }], {
    trialMinutes: 60,
  })
  const email = newAddress()
  await postSignup(slug, { form: { email } })
  const signup = await idOf(email)
  expect(await minutesLeft(signup)).toBe(60)
  expect(await giveMoreTime(staff, signup, 30)).toEqual({ kind: 'done' })
  expect(await minutesLeft(signup)).toBe(90)

  expect(await endSignupsTrial(staff, signup)).toEqual({ kind: 'done' })
  expect(await endSignupsTrial(staff, signup)).toEqual({ kind: 'too-late' })
  expect(await explainSignups(signup)).toMatchObject([{ state: 'ended' }])
  expect(await minutesLeft(signup)).toBe(0)

  expect(await giveMoreTime(staff, signup, 15)).toEqual({ kind: 'done' })
  expect(await explainSignups(signup)).toMatchObject([{ state: 'active' }])
  expect(await minutesLeft(signup)).toBe(15)
  expect(await audited(signup)).toEqual([
    { action: 'signup.prolonged', actor_name: 'Ada', details: { minutes: 30 } },
    { action: 'signup.ended', actor_name: 'Ada', details: {} },
    { action: 'signup.prolonged', actor_name: 'Ada', details: { minutes: 15 } },
  ])
})

test('a code is mailed again, but not twice within a minute', async () => {
  const slug = await world.product('recodes', [], { verification: 'code' })
  const email = newAddress()
  await postSignup(slug, { form: { email } })
  const signup = await idOf(email)
  expect(await mailAgain(staff, signup)).toEqual({ kind: 'wait' })
  await moveClock('2min')
  expect(await mailAgain(staff, signup)).toEqual({ kind: 'done' })
  expect(await world.mailsTo(email, 2)).toHaveLength(2)
  expect(await giveMoreTime(staff, signup, 15)).toEqual({ kind: 'too-late' })
  expect(await allowSignup(staff, signup)).toEqual({ kind: 'too-late' })
})

async function idOf(email: string): Promise<string> {
  const [row] = await sql<{ id: string }>('select id from signups where email = $1', [email])
  return row?.id ?? ''
}

async function minutesLeft(signup: string): Promise<number> {
  const [row] = await sql<{ left: number }>(
    `select round(extract(epoch from trial_ends_at - portal_now()) / 60)::int as left from signups where id = $1`,
    [signup],
  )
  return row?.left ?? Number.NaN
}

const audited = (signup: string) =>
  sql('select action, actor_name, details from audit_entries where subject = $1 order by id', [
    `signup ${signup}`,
  ])
