import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Authorised } from '../../staff/staff-person'
import { sql } from '../test-support/sql'
import { whileUnreadable } from '../test-support/while-unreadable'
import { newAddress, postSignup, startTrialWorld, type TrialWorld } from '../test-support/trial-world'
import { exportSignups } from './export-signups'
import { findSignup } from './find-signup'
import { listSignups } from './list-signups'
import type { SignupFilters } from './listed-signup'
import { parseSignupQuery, signupSearch } from './parse-signup-query'
import { signupsCsv } from './signups-csv'
import { sortInWords } from './sort-in-words'

const person = {
  id: '01990000-0000-7000-8000-000000000001',
  email: 'mia@vendor.example',
  name: 'Mia',
  role: 'marketing' as const,
  session: '01990000-0000-7000-8000-000000000002',
}
const reader: Authorised<'signups.read'> = { ...person, may: 'signups.read' }
const all: SignupFilters = { days: null, filters: {}, state: null, step: null, search: '' }
const today = new Date().toISOString().slice(0, 10)

let world: TrialWorld
beforeAll(async () => {
  world = await startTrialWorld()
})
afterAll(() => world.stop())

async function signUp(form: object, touch: Record<string, string> = {}) {
  const slug = await world.product('listed')
  const email = newAddress()
  await postSignup(slug, {
    form: { email, ...form },
    facts: { lastTouch: { landing: '/', ...touch } as never },
  })
  return email
}

const found = async (search: string) =>
  (await listSignups(reader, { ...all, search })).signups.map(({ firstName }) => firstName).sort()

test('people are found by the beginning of each word of name, address, domain and company, and by id and handle', async () => {
  await signUp({
    firstName: 'Zoë',
    lastName: 'O’Brien-Müller',
    company: 'Nordwind Werft GmbH',
    email: 'zoe.x@werft-nord.example',
  })
  await signUp({
    firstName: 'Yann',
    lastName: 'Li',
    company: 'A&B/C: Partners',
    email: 'yann@sub.werft-nord.example',
  })
  expect(await found('zoë')).toEqual(['Zoë'])
  expect(await found('MÜLL')).toEqual(['Zoë'])
  expect(await found('nordw gmbh')).toEqual(['Zoë'])
  expect(await found('@werft-nord.example')).toEqual(['Yann', 'Zoë'])
  expect(await found('zoe.x@werft-nord.example')).toEqual(['Zoë'])
  expect(await found('partners yann')).toEqual(['Yann'])
  expect(await found('ordwind')).toEqual([])
  expect(await found('%')).toEqual([])
  expect(await found(`' | ! & :* \\`)).toEqual([])
  const [row] = await sql<{ id: string; handle: string }>(
    `select id, handle from signups where first_name = 'Yann'`,
  )
  expect(await found(row?.id ?? '')).toEqual(['Yann'])
  expect(await found(row?.handle ?? '')).toEqual(['Yann'])
})

test('words of new signups are sorted in once, and found before and after', async () => {
  await sortInWords()
  await signUp({ firstName: 'Ottilie' })
  expect(await found('ottil')).toEqual(['Ottilie'])
  expect(await sortInWords()).toBeGreaterThan(0)
  expect(await sortInWords()).toBe(0)
  expect(await found('ottil')).toEqual(['Ottilie'])
})

test('the index finds the few in the order of the list, page after page, also beyond a filter', async () => {
  const count = 5
  for (let number = 0; number < count; number += 1)
    await signUp({ lastName: 'Seldom', email: `quillon.${number}@rare-${number}.example` })
  await sql(`update signups set created_at = '2025-05-01T10:00:00Z'::timestamptz
    + case when email like 'quillon.4%' then interval '1 day' else interval '0' end
    where email like 'quillon.%'`)
  await sql(`update signups set state = 'ended' where email like 'quillon.2%'`)
  const expected = await sql<{ id: string }>(
    `select id from signups where email like 'quillon.%' and state = 'active' order by created_at desc, id desc`,
  )
  const seen: string[] = []
  let after = null
  do {
    const page: Awaited<ReturnType<typeof listSignups>> = await listSignups(
      reader,
      { ...all, search: 'quillon@', state: 'active' },
      { after, size: 1 },
    )
    seen.push(...page.signups.map(({ id }) => id))
    after = page.next
  } while (after)
  expect(seen).toEqual(expected.map(({ id }) => id))
  expect(seen).toHaveLength(count - 1)
})

test('somebody of long ago is found among ten thousand who came since, by rare words and by words that all share', async () => {
  const email = 'w.crowd@old.example'
  await signUp({ firstName: 'Wilhelmine', lastName: 'Crowd', email })
  const [model] = await sql<{ id: string }>('select id from signups where email = $1', [email])
  await sql(
    `insert into signups
     select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'handle', 'crowd-' || n,
       'created_at', created_at - (10101 - n) * interval '1 ms', 'request_id', 'crowd-' || n, 'first_name', 'Ann', 'email', 'ann-' || n || '@new.example'))).*
     from signups s, generate_series(1, 10100) n where id = $1`,
    [model?.id],
  )
  await sql(`update signups set created_at = '2025-03-01T10:00:00Z' where id = $1`, [model?.id])
  const search = async (words: string, more: Partial<SignupFilters> = {}) =>
    (await listSignups(reader, { ...all, ...more, search: words }, { size: 3 })).signups.map(
      (each) => each.email,
    )
  const newest = await sql<{ email: string }>(
    `select email from signups where handle like 'crowd-%' order by created_at desc, id desc limit 3`,
  )
  for (const isAnalysed of [false, true]) {
    if (isAnalysed) await sql('analyze signups')
    expect(await search('wilhelm')).toEqual([email])
    expect(await search('w.crowd@old.example')).toEqual([email])
    expect(await search('old crowd')).toEqual([email])
    expect(await search('old crowd', { filters: { product: 'listed' } })).toEqual([email])
    expect(await search('crowd')).toHaveLength(3)
    expect(await search('crowd', { filters: { product: 'listed' } })).toHaveLength(3)
    expect(await search('new.example')).toEqual(newest.map((each) => each.email))
    expect(await search('ann wilhelmine')).toEqual([])
    expect(await search('wilhelmine', { state: 'active' })).toEqual([email])
    expect(await search('wilhelmine', { state: 'refused' })).toEqual([])
    expect(await search('wilhelmine', { days: { from: '2025-03-01', to: '2025-03-01' } })).toEqual([email])
    expect(await search('wilhelmine', { days: { from: '2025-03-02', to: today } })).toEqual([])
    expect(await search('ann-7 new')).toHaveLength(3)
    expect(await search('ann-7777 new')).toEqual(['ann-7777@new.example'])
    expect(await search('ann-7777@new.example')).toEqual(['ann-7777@new.example'])
    expect(await search('an-7777@new.example')).toEqual([])
    expect(await search('7777@')).toEqual(['ann-7777@new.example'])
    expect(await search('777@new.example')).toEqual(['ann-777@new.example'])
    expect(await search('wilhelmine crowd w.crowd@old.example', { state: 'active' })).toEqual([email])
    expect(await search('w.crowd@old.example', { state: 'refused' })).toEqual([])
  }
  await sql(`delete from signups where handle like 'crowd-%'`)
})

test('page after page lists everybody once, newest first, also where many came in one moment', async () => {
  for (let count = 0; count < 7; count += 1) await signUp({ lastName: 'Paged' })
  await sql(`update signups set created_at = '2026-01-05T10:00:00Z' where last_name = 'Paged'`)
  const seen: string[] = []
  let after = null
  do {
    const page: Awaited<ReturnType<typeof listSignups>> = await listSignups(
      reader,
      { ...all, search: 'paged' },
      { after, size: 3 },
    )
    seen.push(...page.signups.map(({ id }) => id))
    after = page.next
  } while (after)
  expect(seen).toEqual([...new Set(seen)].sort().reverse())
  expect(seen).toHaveLength(7)
})

test('filters are those of the reports, and a file holds the same people and is written down', async () => {
  const email = await signUp({ lastName: 'Filtered' }, { campaign: 'spring', source: 'letter' })
  await signUp({ lastName: 'Filtered' }, { campaign: 'autumn' })
  const asked = parseSignupQuery(
    { campaign: 'spring', source: 'letter', state: 'active', range: 'today' },
    today,
  )
  const { signups } = await listSignups(reader, asked)
  expect(signups).toMatchObject([
    { email, campaign: 'spring', source: 'letter', state: 'active', product: 'listed' },
  ])
  expect((await listSignups(reader, { ...asked, filters: { stop: 'submitted:' } })).signups).toEqual([])
  expect((await listSignups(reader, { ...asked, state: 'refused' })).signups).toEqual([])
  const reached = async (step: SignupFilters['step']) =>
    (await listSignups(reader, { ...asked, step })).signups.length
  expect([await reached('submitted'), await reached('granted'), await reached('launched')]).toEqual([1, 1, 0])

  const exported = []
  for await (const page of await exportSignups({ ...person, may: 'signups.export' }, asked))
    exported.push(...page)
  expect(exported).toEqual(signups)
  expect(
    await sql(`select actor_name, details from audit_entries where action = 'signups.exported'`),
  ).toEqual([
    {
      actor_name: 'Mia',
      details: {
        days: { from: today, to: today },
        filters: { campaign: 'spring', source: 'letter' },
        state: 'active',
        step: null,
        searched: false,
      },
    },
  ])

  const file = await signupsCsv({ ...person, may: 'signups.export' }, asked, 'Asia/Kolkata')
  expect(parse(await file.text(), { columns: true, bom: true })).toEqual([
    expect.objectContaining({ 'zone of days': 'Asia/Kolkata', 'e-mail': email, campaign: 'spring' }),
  ])
})

test('a file of signups that the database gives up on the way breaks off instead of ending', async () => {
  const file = await whileUnreadable('signups', async () => {
    const { body } = await signupsCsv({ ...person, may: 'signups.export' }, all, 'UTC')
    const lines = body?.getReader()
    expect((await lines?.read())?.done).toBe(false)
    return lines?.read().then(
      () => 'went on',
      (error: unknown) => String(error),
    )
  })
  expect(file).toContain('57014')
})

test('one signup shows its rules and its story in order', async () => {
  await world.product('closed', [{ scope: 'product', per: 'day', limit: 0 }])
  const email = newAddress()
  await postSignup('closed', { form: { email } })
  const [listed] = (await listSignups(reader, { ...all, search: email })).signups
  const signup = await findSignup(reader, listed?.id ?? '')
  expect(signup).toMatchObject({ state: 'refused', reason: 'product-quota', publicReason: 'sold-out' })
  expect(signup?.rules.map(({ outcome }) => outcome)).toContain('full')
  expect(signup?.timeline.map(({ what }) => what)).toEqual(['refused  per day, reason product-quota'])

  const granted = (await listSignups(reader, { ...all, search: await signUp({}) })).signups[0]
  expect((await findSignup(reader, granted?.id ?? ''))?.timeline.map(({ what }) => what)).toEqual([
    'reserved',
    expect.stringContaining('asked Frame (signup): minted'),
    'granted',
  ])
  expect(await findSignup(reader, '01990000-0000-7000-8000-00000000ffff')).toBeNull()
})

test('a list has an address that asks for the same again; what cannot be understood is said', () => {
  const query = parseSignupQuery({ q: ' Doe ', state: 'active', campaign: '', range: 'last-7-days' }, today)
  expect(signupSearch(query)).toBe('?range=last-7-days&campaign=&q=Doe&state=active')
  const after = { createdAt: new Date('2026-01-05T10:00:00.123Z'), id: person.id }
  const next = parseSignupQuery(
    Object.fromEntries(new URLSearchParams(signupSearch(query, { after }))),
    today,
  )
  expect(next).toMatchObject({ after, search: 'Doe', state: 'active', filters: { campaign: '' } })
  expect(parseSignupQuery({ q: 'Doe' }, today).days).toBeNull()
  expect(parseSignupQuery({}, today).days).not.toBeNull()
  const strange = parseSignupQuery({ state: 'lost', after: 'x', q: ['a', 'b'] }, today)
  expect(strange).toMatchObject({ state: null, after: null, search: 'b' })
  expect(strange.problems).toEqual(['There is no state “lost”. All are shown.'])
})

test.each([
  { q: `'; drop table signups; --` },
  { q: '\0\u202e\ud800 \\' },
  { q: 'a'.repeat(100_000) },
  { q: ':* & | ! <-> (' },
  { campaign: `' or 1=1 --`, owner: '{"contains":""}', country: '%' },
  { campaign: '\0' },
  { stop: 'verified:' + `'`.repeat(300) },
  { from: '0000-01-01', to: '0000-01-02' },
  { from: '9999-12-30', to: '9999-12-31' },
  { from: '2026-02-30', to: 'tomorrow' },
  { after: '2026-01-01T00:00:00Z~x', state: '__proto__', step: 'constructor', range: 'toString' },
  { after: '9999-12-31T23:59:59Z~01990000-0000-7000-8000-000000000001' },
  { after: '0000-01-01T00:00:00Z~01990000-0000-7000-8000-000000000001' },
  { after: ['', ''], 'q[not]': 'x', __proto__: 'y' },
])('A6 A7: a hostile or wrong address finds nobody it should not, and never fails: %j', async (given) => {
  const asked = parseSignupQuery(given, today)
  const { signups } = await listSignups(reader, asked, { after: asked.after })
  if (given.campaign?.includes('\0') === false) expect(signups).toEqual([])
  expect(await sql('select count(*)::int > 0 as kept from signups')).toEqual([{ kept: true }])
})
