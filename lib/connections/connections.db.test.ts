import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { clientId, clientSecret, readRequests, setFaults, tokensPath } from '@/emulator/test-client'
import { db } from '../db'
import { revertChange } from '../settings/revert-change'
import { prepareDemo } from '../settings/demo'
import { findDemoMarker, setDemoMarker } from '../settings/demo-marker'
import { sql } from '../signups/test-support/sql'
import { newAddress, postSignup, startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import type { Authorised } from '../staff/staff-person'
import { addPerson } from '../staff/test-support/add-person'
import { changeSecondKey } from './change-second-key'
import { ConnectionFields } from './connection-fields'
import { countNamedUsers } from './count-named-users'
import { findConnection, listConnections } from './list-connections'
import { saveConnection } from './save-connection'
import { findKeys } from './stored-keys'
import { testConnection } from './test-connection'

let world: TrialWorld
let staff: Authorised<'connections.manage'>
let tokensUrl: string

beforeAll(async () => {
  world = await startTrialWorld()
  tokensUrl = world.emulator.origin + tokensPath
  const { id, email, name, role } = await addPerson({ role: 'admin' })
  staff = { id, email, name, role, session: id, may: 'connections.manage' }
})
afterAll(() => world.stop())
beforeEach(async () => {
  await sql('truncate connections, installation cascade; delete from staff_tokens')
  await world.reset()
})

const typed = (more: Partial<ConnectionFields> = {}): ConnectionFields => ({
  connection: '',
  name: 'main',
  tokensUrl,
  backendUrl: '',
  clientId,
  clientSecret,
  note: '',
  ...more,
})

async function added(more: Partial<ConnectionFields> = {}): Promise<string> {
  const saved = await saveConnection(staff, typed(more))
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved))
  return saved.id
}

const audit = () =>
  sql<{ actor_name: string; action: string; subject: string; details: object }>(
    'select actor_name, action, subject, details from audit_entries order by id desc limit 1',
  )
const everythingStored = async () =>
  JSON.stringify([
    await sql('select * from audit_entries'),
    await sql('select * from settings_changes'),
    await sql('select * from staff_tokens'),
  ])

test('a connection is added from the tokens URL and a key, in the name of the person, and its secret is never told', async () => {
  const id = await added({ name: ' main ', note: 'Named users' })
  expect(await db().connection.findUnique({ where: { id } })).toMatchObject({
    name: 'main',
    apiUrl: world.emulator.origin,
    backendUrl: world.emulator.origin,
    note: 'Named users',
  })
  expect(await audit()).toMatchObject([{ actor_name: staff.name, action: 'settings.applied' }])
  expect(JSON.stringify(await listConnections(staff))).not.toContain(clientSecret)
  expect(JSON.stringify(await listConnections(staff))).not.toContain('Encrypted')
  expect(await everythingStored()).not.toContain(clientSecret)
})

test('every mistake in the form is named at its field, and nothing is saved', async () => {
  const wrong = typed({
    name: ' ',
    tokensUrl: 'api.example',
    backendUrl: 'http://x/y',
    clientId: 'a b',
    clientSecret: '',
  })
  const saved = await saveConnection(staff, wrong)
  expect(saved.kind === 'invalid' && Object.keys(saved.errors).sort()).toEqual([
    'backendUrl',
    'clientId',
    'clientSecret',
    'name',
    'tokensUrl',
  ])
  expect(await saveConnection(staff, typed({ tokensUrl: 'http://api.example' + tokensPath }))).toMatchObject({
    kind: 'invalid',
    errors: { tokensUrl: expect.stringContaining('https://') },
  })
  expect(await db().connection.count()).toBe(0)
})

test('A5, A6: fields that the form does not have, and values that are no text, are refused', () => {
  for (const more of [
    { apiUrl: 'https://evil.example' },
    { id: 'x' },
    { name: ['a'] },
    { name: { not: '' } },
    { connection: "' or 1=1" },
  ])
    expect(ConnectionFields.safeParse({ ...typed(), ...more }).success).toBe(false)
})

test('a name that is taken is refused instead of changing the connection that has it', async () => {
  await added()
  const other = await added({ name: 'other' })
  for (const connection of ['', other])
    expect(await saveConnection(staff, typed({ connection, clientSecret: 'stolen' }))).toMatchObject({
      kind: 'invalid',
      errors: { name: expect.stringContaining('There is a connection called main already') },
    })
})

test('renaming keeps products and the secret, an empty secret keeps the stored one, another client id needs its own', async () => {
  await world.product('aster')
  const [{ id = '' } = {}] = await listConnections(staff)
  const change = typed({ connection: id, name: 'frame', clientSecret: '', tokensUrl: '' })
  expect(await saveConnection(staff, change)).toMatchObject({ kind: 'saved', changed: true })
  expect(await saveConnection(staff, change)).toMatchObject({ kind: 'saved', changed: false })
  expect(await findConnection(staff, id)).toMatchObject({ name: 'frame', products: [{ slug: 'aster' }] })
  expect(findKeys(await db().connection.findUniqueOrThrow({ where: { id } }))?.credentials).toEqual({
    clientId,
    clientSecret,
  })
  expect(await saveConnection(staff, { ...change, clientId: 'another' })).toMatchObject({
    kind: 'invalid',
    errors: { clientSecret: expect.stringContaining('a secret of its own') },
  })
})

test('a note that was added is taken back like any other setting', async () => {
  const connection = await added()
  await saveConnection(staff, typed({ connection, clientSecret: '', note: 'Renewed by Jane' }))
  const [change] = await sql<{ id: string }>('select id from settings_changes order by id desc limit 1')
  expect(await revertChange(staff, BigInt(change?.id ?? 0))).toMatchObject({ kind: 'reverted', name: 'main' })
  expect(await findConnection(staff, connection)).toMatchObject({ note: '' })
})

test('in a demo a connection that is not the emulator is saved only by whoever ticked that the demo ends', async () => {
  await setDemoMarker(db(), world.emulator.origin)
  const foreign = typed({ tokensUrl: 'https://api.example' + tokensPath })
  expect(await saveConnection(staff, foreign)).toMatchObject({
    kind: 'invalid',
    errors: { endDemo: expect.any(String) },
  })
  expect(await saveConnection(staff, typed({ name: 'again' }))).toMatchObject({
    kind: 'saved',
    endedDemo: false,
  })
  expect(await findDemoMarker(db())).toBe(world.emulator.origin)
  expect(await saveConnection(staff, { ...foreign, endDemo: 'on' })).toMatchObject({
    kind: 'saved',
    endedDemo: true,
  })
  expect(await findDemoMarker(db())).toBe('left')
})

test('what somebody added to a demo follows the emulator to another port, and the demo goes on', async () => {
  await world.product('aster')
  await added({ name: 'mine' })
  await setDemoMarker(db(), world.emulator.origin)
  const emulatorOrigin = 'http://127.0.0.1:4999'
  expect(await prepareDemo({ settingsFile: 'prisma/demo/settings.json', emulatorOrigin })).toBe('demo')
  expect(await findDemoMarker(db())).toBe(emulatorOrigin)
  expect(await db().connection.count({ where: { apiUrl: { not: emulatorOrigin } } })).toBe(0)
  expect(await db().product.findUnique({ where: { slug: 'aster' } })).toMatchObject({
    tokensUrl: emulatorOrigin + tokensPath,
  })
})

test('D17: a key is exchanged in steps that each can be taken back, and trials go on', async () => {
  const slug = await world.product('aster')
  const [{ id: connection = '' } = {}] = await listConnections(staff)
  const keys = async () => findKeys(await db().connection.findUniqueOrThrow({ where: { id: connection } }))
  const add = { connection, what: 'add' as const }
  expect(
    await changeSecondKey(staff, { ...add, nextClientId: clientId, nextClientSecret: 's' }),
  ).toMatchObject({
    kind: 'invalid',
    errors: { nextClientId: expect.stringContaining('first key') },
  })
  expect(await changeSecondKey(staff, { ...add, nextClientId: 'new', nextClientSecret: '' })).toMatchObject({
    errors: { nextClientSecret: expect.any(String) },
  })
  expect(await changeSecondKey(staff, { connection, what: 'swap' })).toEqual({ kind: 'gone' })
  expect(
    await changeSecondKey(staff, { ...add, nextClientId: 'new', nextClientSecret: 'not right' }),
  ).toEqual({ kind: 'done' })
  expect(await changeSecondKey(staff, { connection, what: 'swap' })).toEqual({ kind: 'done' })
  expect(await keys()).toEqual({
    credentials: { clientId: 'new', clientSecret: 'not right' },
    nextCredentials: { clientId, clientSecret },
  })
  // The key that is first now is wrong, and the other one is tried.
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
  expect(await findConnection(staff, connection)).toMatchObject({
    state: { kind: 'known', firstKey: 'next', isLeftAlone: false },
    lastMint: { outcome: 'minted' },
  })
  await changeSecondKey(staff, { connection, what: 'swap' })
  expect(await changeSecondKey(staff, { connection, what: 'remove' })).toEqual({ kind: 'done' })
  expect(await keys()).toEqual({ credentials: { clientId, clientSecret }, nextCredentials: null })
})

test('a test tries what is typed, stored or not, is written down without secrets, and changes nothing', async () => {
  expect(await testConnection(staff, typed())).toMatchObject({
    kind: 'tested',
    check: { verdict: 'works', mintedTokens: 1 },
  })
  expect(await audit()).toMatchObject([
    { actor_name: staff.name, action: 'connection.tested', details: { outcome: 'works', tokens: 1 } },
  ])
  const connection = await added()
  const wrong = typed({ connection, clientSecret: 'wrong-and-typed' })
  expect(await testConnection(staff, wrong)).toMatchObject({
    kind: 'tested',
    check: { verdict: 'fails', mintedTokens: 0 },
  })
  expect(await testConnection(staff, typed({ connection, clientSecret: '' }))).toMatchObject({
    check: { verdict: 'works' },
  })
  expect(await findConnection(staff, connection)).toMatchObject({
    lastTest: { outcome: 'minted', problem: null },
  })
  expect(await everythingStored()).not.toContain('wrong-and-typed')
  const bodies = (await readRequests(world.emulator)).map(({ body }) => JSON.stringify(body))
  expect(bodies.join()).not.toContain('signup')
})

test('A11: a stored secret signs for its own API only, and a token travels by https', async () => {
  const connection = await added()
  const elsewhere = typed({ connection, clientSecret: '', tokensUrl: 'https://evil.example' + tokensPath })
  expect(await testConnection(staff, elsewhere)).toMatchObject({
    kind: 'invalid',
    errors: { tokensUrl: expect.stringContaining('Add another connection') },
  })
  expect(await testConnection(staff, typed({ backendUrl: 'http://169.254.169.254' }))).toMatchObject({
    kind: 'invalid',
    errors: { backendUrl: expect.stringContaining('https://') },
  })
})

test('the twenty-first test within an hour waits, also of twenty-five at once', async () => {
  await setFaults(world.emulator, { kind: 'status', status: 500, times: 'always' })
  const outcomes = await Promise.all(Array.from({ length: 25 }, () => testConnection(staff, typed())))
  expect(outcomes.filter(({ kind }) => kind === 'tested')).toHaveLength(20)
  const [waits] = outcomes.filter((outcome) => outcome.kind === 'wait')
  expect(waits?.kind === 'wait' && waits.seconds).toBeGreaterThan(3_500)
})

test('named users are counted once per person and connection, with the tokens of staff, and read without counting', async () => {
  const slug = await world.product('aster')
  const twice = newAddress()
  await postSignup(slug, { form: { email: twice } })
  await postSignup(slug, { form: { email: newAddress() } })
  await postSignup(slug, { form: { email: newAddress() } })
  await sql(`update signups set sat_issued_at = sat_issued_at - interval '60 days' where email = $1`, [twice])
  const [{ id = '' } = {}] = await listConnections(staff)
  await testConnection(staff, typed({ connection: id, clientSecret: '' }))
  await testConnection(staff, typed({ connection: id, clientSecret: '' }))
  expect(await findConnection(staff, id)).toMatchObject({ namedUsers: null })
  await Promise.all([countNamedUsers(), countNamedUsers()])
  expect(await findConnection(staff, id)).toMatchObject({ namedUsers: { days30: 3, days365: 4 } })
  await postSignup(slug)
  await countNamedUsers()
  expect(await findConnection(staff, id)).toMatchObject({ namedUsers: { days365: 4 } })
  await sql(`update named_users set counted_at = counted_at - interval '61 minutes'`)
  await countNamedUsers()
  expect(await findConnection(staff, id)).toMatchObject({ namedUsers: { days365: 5 } })
})

test('a connection whose secret cannot be read is shown, says so, and asks for the secret anew', async () => {
  const connection = await added()
  await sql(`update connections set client_secret_encrypted = 'v1.AAAA.AAAA.AAAA'`)
  expect(await findConnection(staff, connection)).toMatchObject({ state: { kind: 'unreadable' } })
  expect(await testConnection(staff, typed({ connection, clientSecret: '' }))).toMatchObject({
    kind: 'invalid',
    errors: { clientSecret: expect.stringContaining('ENCRYPTION_KEY') },
  })
  expect(await saveConnection(staff, typed({ connection }))).toMatchObject({ kind: 'saved', changed: true })
  expect(await testConnection(staff, typed({ connection, clientSecret: '' }))).toMatchObject({
    kind: 'tested',
  })
})
