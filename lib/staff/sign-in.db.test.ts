import { afterEach, expect, test } from 'vitest'
import { db } from '../db'
import { moveClock } from '../signups/test-support/trial-world'
import { endSession } from './end-sessions'
import { findSignedIn } from './find-signed-in'
import { encodeSession, type SessionName } from './session-token'
import { signInWithPassword } from './sign-in-with-password'
import { addPerson, rightPassword } from './test-support/add-person'

afterEach(() => moveClock('0s'))

let networks = 0
const newNetwork = () => `198.51.${100 + Math.floor(networks / 200)}.${(networks++ % 200) + 1}`

const tryIn = (email: string, password: string, address = newNetwork()) =>
  signInWithPassword({ email, password }, { address })

async function signIn(email: string, address = newNetwork()): Promise<SessionName> {
  const outcome = await tryIn(email, rightPassword, address)
  if (outcome.kind !== 'signed-in') throw new Error(`the sign-in ended ${outcome.kind}`)
  return outcome.session
}

const whoIs = async (session: SessionName) => findSignedIn(await encodeSession(session))

/** Fails with a wrong password so often, each time when the pause is over; the moment moves on to there. */
async function failTimes(times: number, email: () => string, address: () => string, from = 0) {
  let seconds = from
  for (let failed = 0; failed < times; failed += 1) {
    await moveClock(`${seconds}s`)
    const outcome = await tryIn(email(), 'wrong', address())
    if (outcome.kind === 'wait') {
      seconds += outcome.seconds
      failed -= 1
    } else expect(outcome.kind).toBe('wrong')
  }
  return seconds
}

test('the right password opens a session, in any spelling of the address', async () => {
  const { email, id, role } = await addPerson()
  const session = await signIn(` ${email.toUpperCase()} `)
  expect(await whoIs(session)).toMatchObject({ id, email, role })
})

test.each([
  ['a wrong password', {}, 'wrong password'],
  ['a deactivated person', { deactivatedAt: new Date() }, rightPassword],
  ['a person without a password', { passwordHash: null }, ''],
])('%s opens nothing', async (_, changed, password) => {
  const { email, id } = await addPerson()
  await db().staff.update({ where: { id }, data: changed })
  expect(await tryIn(email, password)).toEqual({ kind: 'wrong' })
})

test('an unknown address and no address at all are answered like a wrong password', async () => {
  for (const email of ['nobody@staff.example', 'no address', '']) {
    expect(await tryIn(email, rightPassword)).toEqual({ kind: 'wrong' })
  }
})

test('A20: a changed role counts from the next request on, and a deactivated person is out', async () => {
  const { email, id } = await addPerson({ role: 'marketing' })
  const session = await signIn(email)
  await db().staff.update({ where: { id }, data: { role: 'sales' } })
  expect(await whoIs(session)).toMatchObject({ role: 'sales' })
  await db().staff.update({ where: { id }, data: { deactivatedAt: new Date() } })
  expect(await whoIs(session)).toBeNull()
})

test('a session that was ended opens nothing, whoever kept its cookie; others stay', async () => {
  const { email } = await addPerson()
  const [one, other] = [await signIn(email), await signIn(email)]
  await endSession(one.session)
  expect(await whoIs(one)).toBeNull()
  expect(await whoIs(other)).not.toBeNull()
})

test('a session lasts twelve hours from its last use', async () => {
  const { email } = await addPerson()
  const session = await signIn(email)
  await moveClock('11h')
  expect(await whoIs(session)).not.toBeNull()
  await moveClock('22h')
  expect(await whoIs(session)).not.toBeNull()
  await moveClock('35h')
  expect(await whoIs(session)).toBeNull()
})

test('a session of one person cannot be joined with the name of another', async () => {
  const [one, other] = [await addPerson({ role: 'sales' }), await addPerson({ role: 'admin' })]
  const { session } = await signIn(one.email)
  expect(await whoIs({ session, staff: other.id })).toBeNull()
})

test.each(['', 'x', 'a.b.c', 'a.b.c.d.e', 'x'.repeat(5_000)])(
  'a cookie that is %j opens nothing',
  async (value) => {
    expect(await findSignedIn(value)).toBeNull()
  },
)

test('A22: from the fifth failure on the pause grows, and after ten in a quarter of an hour it lasts', async () => {
  const { email } = await addPerson()
  const moment = await failTimes(4, () => email, newNetwork)
  // A little earlier, so that a slow machine cannot sit the pause out.
  await moveClock(`${moment - 60}s`)
  expect(await tryIn(email, rightPassword)).toMatchObject({ kind: 'wait' })
  const later = await failTimes(6, () => email, newNetwork, moment)
  expect(later).toBeGreaterThan(60)
  const outcome = await tryIn(email, rightPassword)
  expect(outcome.kind === 'wait' && outcome.seconds).toBeGreaterThan(600)
  await moveClock(`${later + 901}s`)
  expect(await tryIn(email, rightPassword)).toMatchObject({ kind: 'signed-in' })
})

test('A22: one network may fail ten times at all addresses together', async () => {
  const { email } = await addPerson()
  const network = newNetwork()
  let nobody = 0
  await failTimes(
    10,
    () => `nobody-${(nobody += 1)}@staff.example`,
    () => network,
  )
  expect(await tryIn(email, rightPassword, network)).toMatchObject({ kind: 'wait' })
  expect(await tryIn(email, rightPassword)).toMatchObject({ kind: 'signed-in' })
})

test('A22: guesses from elsewhere do not keep a person out of the network they come from', async () => {
  const { email } = await addPerson()
  const office = newNetwork()
  await signIn(email, office)
  await failTimes(10, () => email, newNetwork)
  expect(await tryIn(email, rightPassword)).toMatchObject({ kind: 'wait' })
  expect(await tryIn(email, rightPassword, office)).toMatchObject({ kind: 'signed-in' })
})

test('A22: attempts at the same moment count each other', async () => {
  const { email } = await addPerson()
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => tryIn(email, 'wrong')))
  expect(outcomes.filter(({ kind }) => kind === 'wrong').length).toBeLessThanOrEqual(10)
})

test('the right password takes no attempt away', async () => {
  const { email } = await addPerson()
  const network = newNetwork()
  for (let round = 0; round < 12; round += 1) await signIn(email, network)
})
