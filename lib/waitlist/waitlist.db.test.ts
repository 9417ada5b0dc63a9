import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { acceptOffer } from '../signups/accept-offer'
import { settleSignups } from '../signups/settle-signups'
import { sql } from '../signups/test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '../signups/test-support/trial-world'
import { askForMoreTime } from '../trials/ask-for-more-time'
import { announceReady } from './announce-ready'
import { lookAtLine } from './look-at-line'
import { offerPlaces } from './offer-places'

const visitor = { browserCookie: null, asker: { address: '203.0.113.7', device: '' } }
// The environment is read when the first module is loaded.
const smtpPort = await vi.hoisted(async () => {
  const { findFreePort } = await import('@/scripts/ports')
  const port = await findFreePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  return port
})
let world: TrialWorld
beforeAll(async () => {
  world = await startTrialWorld({ smtpPort })
})
afterEach(async () => {
  await moveClock('0')
  await world.reset()
})
afterAll(() => world.stop())

const oneAtATime = [{ scope: 'product', per: 'concurrent', limit: 1 }] as const

test('when every trial is taken people wait in line, and a freed place is offered in order, as often as there are places', async () => {
  const slug = await world.product('line', [{ scope: 'product', per: 'concurrent', limit: 2 }], {
    waitlist: true,
    trialMinutes: 30,
  })
  expect(await kindsOf(slug, 2)).toEqual(['granted', 'granted'])
  const waiting = [await wait(slug), await wait(slug), await wait(slug)]
  expect(await placesOf(waiting)).toEqual([1, 2, 3])
  expect(await offerPlaces()).toBe(0)

  await moveClock('31min')
  await settleSignups()
  const offered = await Promise.all([offerPlaces(), offerPlaces(), offerPlaces()])
  expect(offered.reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(await placesOf(waiting)).toEqual(['offered', 'offered', 1])
  // Whoever comes now stands behind those who wait.
  expect(await kindsOf(slug, 1)).toEqual(['waiting'])
})

test('the link of an offer takes the place that was held, once however often it is pressed', async () => {
  const slug = await world.product('taken', [...oneAtATime], { waitlist: true, trialMinutes: 30 })
  await postSignup(slug)
  const { email, handle } = await wait(slug)
  await moveClock('31min')
  await offerPlaces()
  const [mail] = await world.mailsTo(email)
  const key =
    new URL(mail?.links.find((link) => link.includes('/waitlist/')) ?? '').searchParams.get('key') ?? ''
  expect(await lookAtLine(handle, null)).toMatchObject({ kind: 'offered', mayAccept: false })
  expect(await lookAtLine(handle, key)).toMatchObject({ kind: 'offered', mayAccept: true })
  expect(await acceptOffer(`${key}x`, visitor)).toMatchObject({ kind: 'refused' })

  const before = (await world.tokenRequests()).length
  const presses = await Promise.all(Array.from({ length: 5 }, () => acceptOffer(key, visitor)))
  expect(presses.map(({ kind }) => kind)).toEqual(Array(5).fill('granted'))
  expect((await world.tokenRequests()).length - before).toBe(1)
})

test('an offer that nobody takes up in a day goes to the next in line', async () => {
  const slug = await world.product('lapses', [...oneAtATime], { waitlist: true, trialMinutes: 30 })
  await postSignup(slug)
  const [first, second] = [await wait(slug), await wait(slug)]
  await moveClock('31min')
  await offerPlaces()
  expect(await placesOf([first, second])).toEqual(['offered', 1])
  await moveClock('25h')
  await settleSignups()
  await offerPlaces()
  expect(await placesOf([first, second])).toEqual(['over', 'offered'])
  expect(await lookAtLine(first.handle, null)).toMatchObject({ kind: 'over', lapsed: true })
})

test('a person who asks again keeps the place in line, and does not get a second one', async () => {
  const slug = await world.product('again', [...oneAtATime], { waitlist: true })
  await postSignup(slug)
  const first = await wait(slug)
  await wait(slug)
  const again = await wait(slug, first.email)
  expect(await placesOf([first, again])).toEqual(['over', 1])
})

test('while Frame is down the place is held, the page tries again, and a mail tells when Frame is back', async () => {
  const slug = await world.product('prepared', [{ scope: 'product', per: 'day', limit: 1 }])
  await world.faults([{ kind: 'status', status: 503, times: 'always' }])
  const email = newAddress()
  const held = await postSignup(slug, { form: { email } })
  if (held.kind !== 'waiting' || held.key === null) throw new Error('the place was to be held')
  expect(await lookAtLine(held.handle, held.key)).toMatchObject({ kind: 'preparing', mayAccept: true })
  expect(await lookAtLine(held.handle, null)).toMatchObject({ kind: 'preparing', mayAccept: false })
  expect(await acceptOffer(held.key, visitor)).toMatchObject({ kind: 'waiting' })
  expect(await announceReady()).toBe(0)
  expect(await postSignup(slug)).toMatchObject({ reason: 'product-quota' })

  await world.reset()
  await moveClock('3min')
  expect(await Promise.all([announceReady(), announceReady()])).toContain(1)
  expect(await announceReady()).toBe(0)
  const [mail, ...others] = await world.mailsTo(email)
  expect(others).toEqual([])
  const key =
    new URL(mail?.links.find((link) => link.includes('/waitlist/')) ?? '').searchParams.get('key') ?? ''
  expect(await acceptOffer(key, visitor)).toMatchObject({ kind: 'granted' })
})

test('more time is granted once where the product has a rule for it, and kept for staff where it has none', async () => {
  const slug = await world.product('longer', [...oneAtATime], { trialMinutes: 60, moreTimeMinutes: 45 })
  const trial = await startTrial(slug)
  expect(await askForMoreTime(trial.handle, trial.cookie, 'a little longer')).toBe('granted')
  expect(await trialMinutes(trial.handle)).toBe(105)
  expect(await askForMoreTime(trial.handle, trial.cookie, 'and more')).toBe('noted')
  expect(await trialMinutes(trial.handle)).toBe(105)
  await moveClock('61min')
  expect(await postSignup(slug)).toMatchObject({ reason: 'product-quota' })

  const ruleless = await startTrial(await world.product('not-longer', [], { trialMinutes: 60 }))
  expect(await askForMoreTime(ruleless.handle, ruleless.cookie, 'please')).toBe('noted')
  expect(await trialMinutes(ruleless.handle)).toBe(60)
})

test('Q16: a trial that is ended early frees its concurrent place when its token can start nothing any more', async () => {
  const slug = await world.product('early', [...oneAtATime], { trialMinutes: 600 })
  await postSignup(slug, { form: { email: newAddress() } })
  const [trial] = await sql<{ id: string }>(
    `select s.id from signups s join products p on p.id = s.product_id where p.slug = 'early'`,
  )
  await sql('select end_trial($1)', [trial?.id])
  expect(await postSignup(slug)).toMatchObject({ kind: 'refused', reason: 'product-quota' })
  await moveClock('61min')
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
})

test('Q16: exactly as many trials run at once as the limit says, whoever comes in parallel', async () => {
  const slug = await world.product('at-once', [{ scope: 'product', per: 'concurrent', limit: 5 }], {
    trialMinutes: 30,
  })
  const first = await Promise.all(Array.from({ length: 30 }, () => postSignup(slug)))
  expect(first.filter(({ kind }) => kind === 'granted')).toHaveLength(5)
  expect(first.find(({ kind }) => kind === 'refused')).toMatchObject({ reason: 'product-quota' })
  await moveClock('31min')
  const second = await Promise.all(Array.from({ length: 30 }, () => postSignup(slug)))
  expect(second.filter(({ kind }) => kind === 'granted')).toHaveLength(5)
})

async function startTrial(slug: string) {
  const email = newAddress()
  const outcome = await postSignup(slug, { form: { email } })
  if (outcome.kind !== 'granted') throw new Error('the trial was to be granted')
  const [row] = await sql<{ handle: string }>('select handle from signups where email = $1', [email])
  return { handle: row?.handle ?? '', cookie: outcome.browserCookie }
}

async function trialMinutes(handle: string) {
  const [row] = await sql<{ minutes: string }>(
    'select extract(epoch from trial_ends_at - granted_at) / 60 as minutes from signups where handle = $1',
    [handle],
  )
  return Math.round(Number(row?.minutes))
}

async function kindsOf(slug: string, count: number) {
  const kinds = []
  for (let index = 0; index < count; index += 1) kinds.push((await postSignup(slug)).kind)
  return kinds
}

async function wait(slug: string, email = newAddress()) {
  const outcome = await postSignup(slug, { form: { email } })
  if (outcome.kind !== 'waiting')
    throw new Error(`a place in line was expected, not ${JSON.stringify(outcome)}`)
  return { email, handle: outcome.handle }
}

async function placesOf(waiting: { handle: string }[]) {
  const places = await Promise.all(waiting.map(({ handle }) => lookAtLine(handle, null)))
  return places.map((place) => (place.kind === 'waiting' ? place.place : place.kind))
}
