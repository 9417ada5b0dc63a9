import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setFaults } from '@/emulator/test-client'
import { sql } from '../signups/test-support/sql'
import { startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import type { Authorised } from '../staff/staff-person'
import { addPerson } from '../staff/test-support/add-person'
import { generateToken } from './generate-token'
import { listPlaygroundProducts } from './list-playground-products'
import { PlaygroundFields } from './playground-fields'

let world: TrialWorld
let staff: Authorised<'playground.use'>
let slug: string

beforeAll(async () => {
  world = await startTrialWorld()
  slug = await world.product('aster', [{ scope: 'product', per: 'day', limit: 0 }], {
    metadata: { tier: 'gold' },
  })
  const { id, email, name, role } = await addPerson({ role: 'admin' })
  staff = { id, email, name, role, session: id, may: 'playground.use' }
})
afterAll(() => world.stop())
beforeEach(async () => {
  await sql('delete from staff_tokens')
  await world.reset()
})

const typed = (more: Partial<PlaygroundFields> = {}): PlaygroundFields => ({
  product: slug,
  firstName: ' Zoë ',
  lastName: "O'Brien <b>",
  email: 'Zoe@Example.com',
  metadata: [
    { key: 'tier', value: 'gold' },
    { key: '', value: '' },
    { key: 'frame_logout_url', value: 'https://portal.example/bye' },
    { key: 'made_by', value: 'somebody else' },
  ],
  ...more,
})

test('a token is for whom and what was typed, is marked as made by staff, takes no place and is no signup', async () => {
  const outcome = await generateToken(staff, typed())
  if (outcome.kind !== 'minted') throw new Error(JSON.stringify(outcome))
  const [request] = await world.tokenRequests()
  expect(request?.body).toEqual({
    first_name: 'Zoë',
    last_name: "O'Brien <b>",
    email: 'zoe@example.com',
    metadata: {
      tier: 'gold',
      frame_logout_url: 'https://portal.example/bye',
      should_accept_tos: false,
      made_by: 'staff of the trial portal',
      mint: expect.any(String),
    },
  })
  expect(outcome.launchUrl).toMatch(/\/launchpad\/aster-cad#token=eyJ/)
  expect(outcome.claims).toContainEqual({
    name: 'email',
    value: 'zoe@example.com',
    meaning: expect.stringContaining('named users'),
  })
  expect(outcome.claims.find(({ name }) => name === 'exp')?.value).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/)
  expect(outcome.assertions).toMatchObject({
    kind: 'answered',
    answer: { status: 200, body: expect.stringContaining('"tier"') },
  })
  for (const table of ['signups', 'mints', 'places', 'events'])
    expect([table, await sql(`select * from ${table}`)]).toEqual([table, []])
})

test('it is written down who asked and what came of it, and neither the token, the address nor the secret', async () => {
  const outcome = await generateToken(staff, typed())
  await setFaults(world.emulator, { kind: 'provider-off', times: 'always' })
  expect(await generateToken(staff, typed())).toEqual({
    kind: 'failed',
    problem: expect.stringContaining('no such SAT provider'),
  })
  const entries = await sql(
    `select actor_name, action, subject, details from audit_entries where action = 'playground.token' order by id desc limit 2`,
  )
  expect(entries).toMatchObject([
    { details: { outcome: 'refused', problem: expect.any(String) } },
    { actor_name: staff.name, subject: 'product aster', details: { outcome: 'minted' } },
  ])
  const stored = JSON.stringify([entries, await sql('select * from staff_tokens')])
  expect(stored).not.toMatch(/eyJ|zoe@|0123456789abcdef0123/)
  expect(outcome.kind).toBe('minted')
})

test.each([
  ['no address', { email: 'no address' }, ['email']],
  [
    'names of two lines or 65 characters',
    { firstName: 'a\nb', lastName: 'x'.repeat(65) },
    ['firstName', 'lastName'],
  ],
  ['a key that would change what an object is', { metadata: [{ key: '__proto__', value: 'x' }] }, ['key1']],
  [
    'a key twice and a long value',
    {
      metadata: [
        { key: 'a', value: '1' },
        { key: 'a', value: 'x'.repeat(257) },
      ],
    },
    ['key2', 'value2'],
  ],
  ['a value without a key', { metadata: [{ key: '', value: 'x' }] }, ['key1']],
])('A8: %s is refused at its field, and nothing is asked', async (_what, more, fields) => {
  const outcome = await generateToken(staff, typed(more))
  expect(outcome.kind === 'invalid' && Object.keys(outcome.errors)).toEqual(fields)
  expect(await world.tokenRequests()).toEqual([])
  expect(await sql('select * from staff_tokens')).toEqual([])
})

test('A5, A6: what the form does not have is refused', () => {
  const rows = Array.from({ length: 21 }, () => ({ key: '', value: '' }))
  for (const more of [
    { signup: 'x' },
    { product: { not: '' } },
    { metadata: rows },
    { metadata: [{ key: 'a', value: 1 }] },
  ])
    expect(PlaygroundFields.safeParse({ ...typed(), ...more }).success).toBe(false)
})

test('the twenty-first token within an hour waits, and another person has a count of their own', async () => {
  await setFaults(world.emulator, { kind: 'status', status: 404, times: 'always' })
  await sql(
    `insert into staff_tokens (id, what, staff_id, email_key, asked_at)
     select gen_random_uuid(), 'playground', $1, 'x', now() - interval '59 minutes' from generate_series(1, 20)`,
    [staff.id],
  )
  expect(await generateToken(staff, typed())).toEqual({ kind: 'wait', seconds: expect.closeTo(60, -1) })
  const other = await addPerson({ role: 'admin' })
  expect(await generateToken({ ...staff, id: other.id }, typed())).toMatchObject({ kind: 'failed' })
})

test('a product that is gone is said, and what samples need of the others holds no secret', async () => {
  expect(await generateToken(staff, typed({ product: 'gone' }))).toMatchObject({ kind: 'failed' })
  const products = await listPlaygroundProducts(staff)
  expect(products).toMatchObject([{ slug, metadata: { tier: 'gold' } }])
  expect(JSON.stringify(products)).not.toMatch(/0123456789abcdef0123|ncrypted/)
})
