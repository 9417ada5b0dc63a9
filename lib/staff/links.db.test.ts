import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { db } from '../db'
import { sql } from '../signups/test-support/sql'
import { moveClock, startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import { addStaff } from './add-staff'
import { askForPasswordLink } from './ask-for-password-link'
import { choosePassword } from './choose-password'
import { deactivateStaff } from './deactivate-staff'
import { findOpenLink } from './find-open-link'
import { findSignedIn } from './find-signed-in'
import { createFirstAdminLink } from './first-admin-link'
import { linkForStaff } from './link-for-staff'
import { encodeSession, type SessionName } from './session-token'
import { setUpFirstAdmin } from './set-up-first-admin'
import { signInWithPassword } from './sign-in-with-password'
import { addPerson, rightPassword } from './test-support/add-person'

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
afterAll(() => world.stop())
beforeEach(() => sql('delete from staff; delete from staff_links; delete from mails'))
afterEach(() => moveClock('0s'))

const client = { address: '203.0.113.20' }
const operator = { id: null, name: 'command line' }
const ann = { name: 'Ann', email: 'ann@halden.example', password: rightPassword }
const keyOf = (url: string | null | undefined) => new URL(url ?? 'http://none/').searchParams.get('key') ?? ''
const isSignedIn = async (session: SessionName) => (await findSignedIn(await encodeSession(session))) !== null

test('the set-up link makes the first administrator, once, and signs them in', async () => {
  const key = keyOf(await createFirstAdminLink())
  const outcome = await setUpFirstAdmin({ ...ann, key }, client)
  if (outcome.kind !== 'signed-in') throw new Error(outcome.kind)
  expect(await findSignedIn(await encodeSession(outcome.session))).toMatchObject({
    name: 'Ann',
    role: 'admin',
  })
  expect(await setUpFirstAdmin({ ...ann, email: 'eve@halden.example', key }, client)).toEqual({
    kind: 'void',
  })
  expect(await createFirstAdminLink()).toBeNull()
})

test('of two people with the same set-up link one becomes administrator', async () => {
  const key = keyOf(await createFirstAdminLink())
  const outcomes = await Promise.all(
    ['a', 'b', 'c'].map((name) => setUpFirstAdmin({ ...ann, email: `${name}@halden.example`, key }, client)),
  )
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['signed-in', 'void', 'void'])
  expect(await db().staff.count()).toBe(1)
})

test('a set-up link is void after a day, after a later one, and once there is an administrator', async () => {
  const [first, second] = [keyOf(await createFirstAdminLink()), keyOf(await createFirstAdminLink())]
  expect(await findOpenLink(first, 'first-admin')).toBeNull()
  expect(await findOpenLink(second, 'first-admin')).not.toBeNull()
  await moveClock('24h')
  expect(await findOpenLink(second, 'first-admin')).toBeNull()
  await moveClock('0s')
  await addPerson({ role: 'admin' })
  expect(await setUpFirstAdmin({ ...ann, key: second }, client)).toEqual({ kind: 'void' })
})

test('what is missing or guessable is named, and the link stays open', async () => {
  const key = keyOf(await createFirstAdminLink())
  expect(await setUpFirstAdmin({ key, name: ' ', email: 'no address', password: 'short' }, client)).toEqual({
    kind: 'invalid',
    problems: { name: 'missing', email: 'not-an-address', password: 'too-short' },
  })
  expect(await findOpenLink(key, 'first-admin')).not.toBeNull()
})

test('a link of one kind opens no door of the other, and nothing else is a key', async () => {
  const { email } = await addPerson()
  const forPassword = keyOf(await linkForStaff(email, operator))
  const forAdmin = keyOf(await createFirstAdminLink())
  expect(await setUpFirstAdmin({ ...ann, key: forPassword }, client)).toEqual({ kind: 'void' })
  for (const key of [forAdmin, '', 'x', `${forPassword}x`, forPassword.slice(0, -1), 'x'.repeat(9_999)]) {
    expect(await choosePassword({ key, password: rightPassword }, client)).toEqual({ kind: 'void' })
  }
})

test('a new person chooses a password by the link that adding them gave, once', async () => {
  const person = { email: 'new@halden.example', name: 'New', role: 'sales' } as const
  const key = keyOf(await addStaff(person, operator))
  expect(await addStaff(person, operator)).toBeNull()
  expect(await choosePassword({ key, password: rightPassword }, client)).toMatchObject({ kind: 'signed-in' })
  expect(await choosePassword({ key, password: 'quite another secret' }, client)).toEqual({ kind: 'void' })
  expect(await signInWithPassword({ email: person.email, password: rightPassword }, client)).toMatchObject({
    kind: 'signed-in',
  })
})

test('a new password ends all sessions, and all other links of the person are void', async () => {
  const { email } = await addPerson()
  const old = await signInWithPassword({ email, password: rightPassword }, client)
  if (old.kind !== 'signed-in') throw new Error(old.kind)
  const [one, other] = [
    keyOf(await linkForStaff(email, operator)),
    keyOf(await linkForStaff(email, operator)),
  ]
  const chosen = await choosePassword({ key: one, password: 'quite another secret' }, client)
  if (chosen.kind !== 'signed-in') throw new Error(chosen.kind)
  expect([await isSignedIn(old.session), await isSignedIn(chosen.session)]).toEqual([false, true])
  expect(await findOpenLink(other, 'password')).toBeNull()
})

test('a forgotten password is chosen anew by a mail, whose link lasts an hour', async () => {
  const { email } = await addPerson()
  expect(await askForPasswordLink(email.toUpperCase(), client)).toEqual({ kind: 'asked' })
  const [mail] = await world.mailsTo(email)
  expect(mail?.envelope.to).toEqual([email])
  const key = keyOf(mail?.links.find((link) => link.includes('/staff/reset')))
  expect(await findOpenLink(key, 'password')).toMatchObject({ staff: { email } })
  await moveClock('61min')
  expect(await choosePassword({ key, password: rightPassword }, client)).toEqual({ kind: 'void' })
  await moveClock('0s')
  expect(await choosePassword({ key, password: rightPassword }, client)).toMatchObject({ kind: 'signed-in' })
})

test('A15: for an address that is nobody’s the answer and the work are the same, and nothing is mailed', async () => {
  const { email, id } = await addPerson()
  await db().staff.update({ where: { id }, data: { deactivatedAt: new Date() } })
  for (const address of [email, 'nobody@halden.example']) {
    expect(await askForPasswordLink(address, client)).toEqual({ kind: 'asked' })
  }
  await world.mailsAreOut()
  expect(await db().mail.findMany({ select: { kind: true, dropped: true, sentAt: true } })).toEqual([
    { kind: 'staff-password', dropped: 'withheld', sentAt: null },
    { kind: 'staff-password', dropped: 'withheld', sentAt: null },
  ])
  expect(await db().staffLink.count({ where: { staffId: null } })).toBe(2)
})

test('somebody who was deactivated is out at once, and no link lets them in again', async () => {
  const [one] = [await addPerson({ role: 'admin' }), await addPerson({ role: 'admin' })]
  const { email } = one
  const session = await signInWithPassword({ email, password: rightPassword }, client)
  if (session.kind !== 'signed-in') throw new Error(session.kind)
  const key = keyOf(await linkForStaff(email, operator))
  expect(await deactivateStaff(email, operator)).toBe('deactivated')
  expect(await isSignedIn(session.session)).toBe(false)
  expect(await choosePassword({ key, password: rightPassword }, client)).toEqual({ kind: 'void' })
  expect(await linkForStaff(email, operator)).toBeNull()
})

test('the last administrator cannot be locked out, not even by two at once', async () => {
  const emails = [(await addPerson({ role: 'admin' })).email, (await addPerson({ role: 'admin' })).email]
  const outcomes = await Promise.all(emails.map((email) => deactivateStaff(email, operator)))
  expect(outcomes.sort()).toEqual(['deactivated', 'last-admin'])
})
