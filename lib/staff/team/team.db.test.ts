import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { db } from '../../db'
import { sql } from '../../signups/test-support/sql'
import { moveClock } from '../../signups/test-support/trial-world'
import { changePassword } from '../account/change-password'
import { endOwnSessions } from '../account/end-own-sessions'
import { readAccount } from '../account/read-account'
import { renameMyself } from '../account/rename-myself'
import { choosePassword } from '../choose-password'
import { findSignedIn } from '../find-signed-in'
import type { Permission, StaffRole } from '../permissions'
import { encodeSession, type SessionName } from '../session-token'
import type { Authorised } from '../staff-person'
import { staffLinkKey } from '../staff-link-key'
import { startSession } from '../start-session'
import { signInWithPassword } from '../sign-in-with-password'
import { sweepStaffSessions } from '../sweep-staff-sessions'
import { addPerson, rightPassword } from '../test-support/add-person'
import { changeColleague } from './change-colleague'
import { endColleagueSessions } from './end-colleague-sessions'
import { inviteColleague } from './invite-colleague'
import { listTeam } from './list-team'
import { inviteAgain, withdrawInvitation } from './pending-invitation'

// The environment is read when the first module is loaded; nothing is sent here.
vi.hoisted(() => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:1'
})
beforeEach(() => sql('delete from staff; delete from mails'))
afterEach(() => moveClock('0s'))

const address = '203.0.113.30'
type Person = { id: string; email: string; name: string; role: StaffRole }

async function signIn(staff: Person, from = address, device = 'Firefox, Windows'): Promise<SessionName> {
  return db().$transaction((tx) => startSession(tx, { staff, way: 'password', address: from, device }))
}

function as<Needed extends Permission>(
  person: Person,
  needed: Needed,
  session = person.id,
): Authorised<Needed> {
  const { id, email, name, role } = person
  return { id, email, name, role, session, may: needed }
}

const manager = (person: Person) => as(person, 'team.manage')
const whoIs = async (session: SessionName) => findSignedIn(await encodeSession(session))
const roleOf = async ({ id }: { id: string }) => (await db().staff.findUniqueOrThrow({ where: { id } })).role
const audited = async () =>
  (await sql<{ action: string }>('select action from audit_entries order by id desc limit 1'))[0]?.action

/** Without a password, which takes its time to hash. */
const addAdmin = (name: string) =>
  db().staff.create({ data: { email: `${name}@halden.example`, name, role: 'admin' } })

test('of two administrators who demote each other at once one stays, however many there are', async () => {
  for (const bystanders of [0, 1]) {
    for (let round = 0; round < 4; round += 1) {
      await sql('delete from staff')
      const [ann, ben] = [await addAdmin('ann'), await addAdmin('ben')]
      for (let added = 0; added < bystanders; added += 1) await addAdmin('cleo')
      const demote = (by: Person, whom: Person) =>
        round % 2 === 0
          ? changeColleague(manager(by), whom.id, { what: 'role', role: 'sales' })
          : changeColleague(manager(by), whom.id, { what: 'deactivate' })
      const outcomes = await Promise.all([demote(ann, ben), demote(ben, ann)])
      expect(outcomes.sort()).toEqual(['changed', 'lost-role'])
      expect(await db().staff.count({ where: { role: 'admin', deactivatedAt: null } })).toBe(1 + bystanders)
    }
  }
})

test('nobody changes themselves, the last administrator or the people of a demo', async () => {
  const ann = await addPerson({ role: 'admin' })
  const demo = await db().staff.create({
    data: { email: 'ada@demo.example', name: 'Ada', role: 'admin', demo: true },
  })
  const demote = { what: 'role', role: 'sales' } as const
  expect(await changeColleague(manager(ann), ann.id, demote)).toBe('yourself')
  expect(await changeColleague(manager(ann), demo.id, demote)).toBe('demo-person')
  expect(await changeColleague(manager(demo), ann.id, demote)).toBe('last-admin')
  expect(await changeColleague(manager(demo), ann.id, { what: 'deactivate' })).toBe('last-admin')
  expect(await changeColleague(manager(ann), '00000000-0000-4000-8000-000000000000', demote)).toBe('unknown')
  expect(await roleOf(ann)).toBe('admin')
})

test('A20: another role, a deactivation and the end of a session count at the next request of the same session', async () => {
  const [ann, ben] = [await addPerson({ role: 'admin' }), await addPerson({ role: 'sales' })]
  const [laptop, phone] = [await signIn(ben), await signIn(ben)]
  expect(await changeColleague(manager(ann), ben.id, { what: 'role', role: 'marketing' })).toBe('changed')
  expect([(await whoIs(laptop))?.role, await audited()]).toEqual(['marketing', 'staff.role-changed'])

  const one = { person: ben.id, session: phone.session }
  expect(await endColleagueSessions(manager(ann), { ...one, person: ann.id })).toBe(0)
  expect(await endColleagueSessions(manager(ann), one)).toBe(1)
  expect([await whoIs(phone), (await whoIs(laptop))?.id]).toEqual([null, ben.id])
  expect(await endColleagueSessions(manager(ann), { person: ben.id, session: 'all' })).toBe(1)
  expect([await whoIs(laptop), await audited()]).toEqual([null, 'staff.sessions-ended'])

  const again = await signIn(ben)
  expect(await changeColleague(manager(ann), ben.id, { what: 'deactivate' })).toBe('changed')
  expect(await whoIs(again)).toBeNull()
  expect(await changeColleague(manager(ann), ben.id, { what: 'activate' })).toBe('changed')
  // What was ended stays so.
  expect([await whoIs(again), (await whoIs(await signIn(ben)))?.id]).toEqual([null, ben.id])
})

test('a colleague is invited by mail, again under the limits of all mails, and comes in by the latest link alone', async () => {
  const ann = await addPerson({ role: 'admin' })
  const wanted = { name: ' Cleo  Cole', email: 'Cleo@Halden.example', role: 'sales' as const }
  expect(await inviteColleague(manager(ann), wanted)).toEqual({
    kind: 'invited',
    email: 'cleo@halden.example',
    invitation: { kind: 'mailed' },
  })
  expect(await inviteColleague(manager(ann), wanted)).toMatchObject({ problems: { email: 'known' } })
  expect(await inviteColleague(manager(ann), { ...wanted, name: '', email: 'no' })).toEqual({
    kind: 'invalid',
    problems: { name: 'missing', email: 'not-an-address' },
  })
  const cleo = (await listTeam(manager(ann))).find(({ email }) => email === 'cleo@halden.example')
  if (!cleo) throw new Error('nobody was added')
  expect(cleo).toMatchObject({ name: 'Cleo Cole', state: 'invited', signedInAt: null, sessions: [] })

  const again = async () => (await inviteAgain(manager(ann), cleo.id))?.kind
  expect([await again(), await again(), await again()]).toEqual(['mailed', 'mailed', 'too-many'])
  const links = await sql<{ id: string }>('select id from staff_links where staff_id = $1 order by id', [
    cleo.id,
  ])
  const keys = links.map(({ id }) => staffLinkKey(id))
  expect(keys).toHaveLength(3)
  const choose = (key = '') =>
    choosePassword({ key, password: rightPassword }, { address, device: 'Safari, iOS' })
  expect([(await choose(keys[0])).kind, (await choose(keys[2])).kind]).toEqual(['void', 'signed-in'])

  const known = (await listTeam(manager(ann))).find(({ id }) => id === cleo.id)
  expect([known?.state, known?.signedInBy]).toEqual(['active', 'link'])
  expect(known?.sessions).toMatchObject([{ device: 'Safari, iOS', way: 'link' }])
  expect([await again(), await withdrawInvitation(manager(ann), cleo.id)]).toEqual([undefined, 'not-invited'])
})

test('whoever was demoted meanwhile neither withdraws an invitation nor mails it again', async () => {
  const [ann, ben] = [await addAdmin('ann'), await addAdmin('ben')]
  const email = 'dora@halden.example'
  await inviteColleague(manager(ann), { name: 'Dora', email, role: 'sales' })
  const { id } = await db().staff.findUniqueOrThrow({ where: { email } })
  await changeColleague(manager(ann), ben.id, { what: 'role', role: 'sales' })
  expect(await inviteAgain(manager(ben), id)).toBeNull()
  expect(await withdrawInvitation(manager(ben), id)).toBe('not-invited')
  expect(await withdrawInvitation(manager(ann), id)).toBe('withdrawn')
})

test('a withdrawn invitation opens nothing, also when its link is used at the same moment', async () => {
  const ann = await addPerson({ role: 'admin' })
  for (const name of ['Dan', 'Eve', 'Flo']) {
    const email = `${name}@halden.example`.toLowerCase()
    await inviteColleague(manager(ann), { name, email, role: 'admin' })
    const { id, links } = await db().staff.findUniqueOrThrow({ where: { email }, include: { links: true } })
    const key = staffLinkKey(links[0]?.id ?? '')
    const [withdrawn, chosen] = await Promise.all([
      withdrawInvitation(manager(ann), id),
      choosePassword({ key, password: rightPassword }, { address }),
    ])
    const isThere = (await db().staff.count({ where: { id } })) === 1
    expect([withdrawn, chosen.kind, isThere]).toEqual(
      isThere ? ['not-invited', 'signed-in', true] : ['withdrawn', 'void', false],
    )
  }
})

test('a new password wants the old one, under the limits of the sign-in, and ends the other sessions', async () => {
  const ben = await addPerson()
  const [here, there] = [await signIn(ben), await signIn(ben)]
  const own = as(ben, 'area.enter', here.session)
  const wanted = 'another long secret'
  const change = (current: string, to = wanted) => changePassword(own, { current, wanted: to }, { address })
  expect(await change('wrong')).toEqual({ kind: 'wrong' })
  expect(await change(rightPassword, 'short')).toEqual({ kind: 'invalid', problem: 'too-short' })
  const both = await Promise.all([change(rightPassword), change(rightPassword, 'yet another long secret')])
  expect(both.map(({ kind }) => kind).sort()).toEqual(['changed', 'wrong'])
  expect([(await whoIs(here))?.id, await whoIs(there)]).toEqual([ben.id, null])
  expect((await signInWithPassword({ email: ben.email, password: rightPassword }, { address })).kind).toBe(
    'wrong',
  )
  let outcome = await change('wrong')
  for (let tries = 0; tries < 10 && outcome.kind === 'wrong'; tries += 1) outcome = await change('wrong')
  expect(outcome.kind).toBe('wait')
})

test('one signs out everywhere else, changes no name of the demo, and reads what is one’s own alone', async () => {
  const [ben, eve] = [await addPerson(), await addPerson()]
  const [here, there, hers] = [await signIn(ben), await signIn(ben), await signIn(eve)]
  const own = as(ben, 'area.enter', here.session)
  expect((await readAccount(own)).sessions.map(({ id }) => id).sort()).toEqual(
    [here.session, there.session].sort(),
  )
  expect(await endOwnSessions(own, hers.session)).toBe(0)
  expect(await endOwnSessions(own, here.session)).toBe(0)
  expect(await endOwnSessions(own, 'others')).toBe(1)
  expect([(await whoIs(here))?.id, await whoIs(there), (await whoIs(hers))?.id]).toEqual([
    ben.id,
    null,
    eve.id,
  ])

  expect(await renameMyself(own, ' Ben\u0000 \n Bo ')).toEqual({ kind: 'renamed' })
  expect((await whoIs(here))?.name).toBe('Ben Bo')
  await sql(`update staff set demo = true, password_hash = null where id = $1`, [ben.id])
  expect(await renameMyself(own, 'Ben')).toEqual({ kind: 'demo-person' })
  expect(await changePassword(own, { current: '', wanted: rightPassword }, { address })).toEqual({
    kind: 'no-password',
  })
})

test('sessions are swept a month after their end, but for the last sign-in and known networks', async () => {
  const ben = await addPerson()
  const from = async (network: string) => (await signIn(ben, network)).session
  const [first, second, third] = [
    await from('198.51.100.1'),
    await from('198.51.100.1'),
    await from('192.0.2.1'),
  ]
  const age = (session: string, days: number) =>
    sql(
      `update staff_sessions set created_at = now() - $2 * interval '1 day', seen_at = now() - $2 * interval '1 day'
       where id = $1`,
      [session, days],
    )
  const left = async () =>
    (await sql<{ id: string }>('select id from staff_sessions where staff_id = $1', [ben.id])).map(
      ({ id }) => id,
    )
  await age(first, 29)
  expect([await sweepStaffSessions(), (await left()).length]).toEqual([0, 3])
  await age(first, 32)
  await age(second, 31)
  expect([await sweepStaffSessions(), new Set(await left())]).toEqual([1, new Set([second, third])])
  await age(second, 91)
  await age(third, 90)
  expect([await sweepStaffSessions(), await left()]).toEqual([1, [third]])
})
