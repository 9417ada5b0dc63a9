import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifyAudit } from '../audit/verify-audit'
import { addInvite } from '../invites/test-support/add-invite'
import { enterCode } from '../signups/enter-code'
import { allowSignup, giveMoreTime } from '../signups/staff/decide-signup'
import { findSignup } from '../signups/staff/find-signup'
import { sql } from '../signups/test-support/sql'
import { newAddress, postSignup, startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import type { Authorised } from '../staff/staff-person'
import { erasePersonByAddress, erasePersonOfSignup } from './erase-person'
import { exportPersonByAddress, exportPersonOfSignup } from './export-person'
import { dumpDatabase, wordsIn } from './test-support/dump-database'

// The environment is read when the first module is loaded.
const smtpPort = await vi.hoisted(async () => {
  const { findFreePort } = await import('@/scripts/ports')
  const port = await findFreePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  return port
})
const person = {
  id: '01990000-0000-7000-8000-000000000001',
  email: 'ada@vendor.example',
  name: 'Ada',
  role: 'admin' as const,
  session: '01990000-0000-7000-8000-000000000002',
}
const eraser: Authorised<'signups.erase'> = { ...person, may: 'signups.erase' }
const command = { id: null, name: 'command line' }

const canary = {
  email: 'canary.q7x@plumage-q7x.example',
  firstName: 'Zoë-q7x',
  lastName: 'O’Kanari-q7x',
  company: 'Käfig "q7x" & Söhne',
}
const address = '198.51.100.77'
const comment = 'It sang "q7x" äußerst well'
const words = [
  canary.email,
  'canary.q7x',
  canary.firstName,
  canary.lastName,
  canary.company,
  address,
  comment,
  'CLICK-q7x',
  'Wish-q7x',
  'Europe/Busingen',
]

let world: TrialWorld
beforeAll(async () => {
  world = await startTrialWorld({ smtpPort })
})
afterAll(() => world.stop())

const signUp = (slug: string, form: object = {}) =>
  postSignup(slug, {
    form: { ...canary, timeZone: 'Europe/Busingen', ...form },
    facts: {
      address,
      lastTouch: { campaign: 'spring', source: 'letter', clickIds: { gclid: 'CLICK-q7x' } } as never,
    },
  })
const idsOf = async (slug: string) =>
  (
    await sql<{ id: string }>(
      'select s.id from signups s join products p on p.id = s.product_id where p.slug = $1 order by s.created_at',
      [slug],
    )
  ).map(({ id }) => id)

test('A23 Q18: of a person who is erased nothing is left in any table, sessions end, and the quota still knows them', async () => {
  await sql(
    `insert into webhook_endpoints (url, description, events, personal_data, secret_encrypted)
     values ('https://hook.example', '', '{signup.created,signup.granted,signup.ended,signup.refused}', true, '')`,
  )
  const once = await world.product('once', [
    { scope: 'person', per: 'ever', limit: 1 },
    { scope: 'person', per: 'day', limit: 5 },
    { scope: 'network', per: 'day', limit: 50 },
    { scope: 'product', per: 'concurrent', limit: 50 },
  ])
  await world.product('proves', [], { verification: 'code' })
  await world.product('lines', [{ scope: 'product', per: 'ever', limit: 0 }], { waitlist: true })
  expect(await signUp(once)).toMatchObject({ kind: 'granted' })
  const [trial = ''] = await idsOf(once)
  await signUp('proves')
  await signUp('lines', { email: 'Canary.Q7X+tag@plumage-q7x.example' })
  await world.mailsAreOut()
  await sql(`insert into feedback (signup_id, rating, comment) values ($1, 'good', $2)`, [trial, comment])
  await sql(`insert into more_time_requests (signup_id, wish) values ($1, 'Wish-q7x')`, [trial])
  await sql(
    `insert into frame_sessions (signup_id, frame_id, seen_at, last_seen_at, open_since, source)
     values ($1, 'aaaaaaaa-0000-4000-8000-000000000001', now(), now(), now(), 'poll')`,
    [trial],
  )
  await addInvite(once, { emails: [canary.email], label: `For ${canary.lastName}` })
  await addInvite(once, { emails: [canary.email, newAddress()], label: 'Two' })
  // Made out to the person, and good for others too.
  for (const [label, opportunity] of [
    [`Dinner with ${canary.lastName.toUpperCase()}`, 'OPP-1'],
    ['Whole team', `see ${canary.email}`],
  ]) {
    const code = await addInvite(once, { domains: ['plumage-q7x.example'], label })
    await sql('update invites set recipient_email = $1, opportunity = $2 where code_start = $3', [
      canary.email,
      opportunity,
      code.slice(0, 5),
    ])
  }
  const before = await dumpDatabase()
  expect(wordsIn(before, words)).toEqual(words)
  const places = await sql(`select scope, per, used from quota_counters order by 1, 2`)

  expect(await erasePersonOfSignup(eraser, trial)).toMatchObject({ kind: 'erased', signups: 3, invites: 4 })
  const after = await dumpDatabase()
  expect(wordsIn(after, words)).toEqual([])
  // What a webhook or a mail server could still be told is gone with it.
  expect(await sql('select count(*)::int as left from webhook_messages')).toEqual([{ left: 0 }])
  expect(await sql('select count(*)::int as left from mails where signup_id is not null')).toEqual([
    { left: 0 },
  ])

  expect(
    await sql(
      `select s.state::text, p.slug, s.reason from signups s join products p on p.id = s.product_id order by s.created_at`,
    ),
  ).toEqual([
    { state: 'ended', slug: 'once', reason: null },
    { state: 'failed', slug: 'proves', reason: 'abandoned' },
    { state: 'failed', slug: 'lines', reason: 'abandoned' },
  ])
  expect(await sql(`select scope, per, used from quota_counters order by 1, 2`)).toEqual(places)
  // The address is still known, so it has to be proved first; then the quota says no.
  const again = 'canary.q7x+again@plumage-q7x.example'
  expect(await signUp(once, { email: again })).toMatchObject({ kind: 'verify' })
  const [asked] = await sql<{ handle: string }>('select handle from signups where email = $1', [again])
  const code = /^ {4}(\d{6})$/m.exec((await world.mailsTo(again))[0]?.text ?? '')?.[1] ?? ''
  const visitor = { browserCookie: null, asker: { address, device: '' } }
  expect(await enterCode(asked?.handle ?? '', code, [], visitor)).toMatchObject({
    outcome: { kind: 'refused', reason: 'person-quota' },
  })
  expect(
    await sql(
      `select label, opportunity, emails = '{}' as empty, revoked_at is not null as closed from invites
       order by label, revoked_at`,
    ),
  ).toEqual([
    { label: 'Erased person', opportunity: null, empty: true, closed: true },
    { label: 'Erased person', opportunity: 'OPP-1', empty: true, closed: false },
    { label: 'Two', opportunity: null, empty: false, closed: false },
    { label: 'Whole team', opportunity: null, empty: true, closed: false },
  ])
  expect(await findSignup({ ...person, may: 'signups.read' }, trial)).toMatchObject({
    firstName: '',
    state: 'ended',
  })
  const decider = { ...person, may: 'signups.decide' as const }
  expect(await giveMoreTime(decider, trial, 60)).toEqual({ kind: 'too-late' })
  expect(await allowSignup(decider, (await idsOf('lines'))[0] ?? '')).toEqual({ kind: 'too-late' })
  const [entry] = await sql<{ subject: string }>(
    `select subject from audit_entries where action = 'person.erased'`,
  )
  expect(entry?.subject).toMatch(/^person [0-9a-f]{12}$/)
  expect(await verifyAudit()).toMatchObject({ kind: 'whole' })

  expect(await erasePersonByAddress(canary.email, command)).toMatchObject({ kind: 'erased', signups: 1 })
  expect(await erasePersonByAddress(canary.email, command)).toEqual({ kind: 'nobody' })
  expect(await erasePersonByAddress('nobody at all', command)).toEqual({ kind: 'not-an-address' })
  expect(wordsIn(await dumpDatabase(), words)).toEqual([])
})

test('a person gets everything that is held about them, and that somebody took it is written down', async () => {
  const email = newAddress()
  const slug = await world.product('takes')
  await postSignup(slug, { form: { email, lastName: 'Taker', company: 'Taken & Sons' } })
  const found = await exportPersonByAddress(email.toUpperCase(), command)
  if (found.kind !== 'found') throw new Error(found.kind)
  let text = ''
  for await (const piece of found.pieces) text += piece
  expect(JSON.parse(text)).toMatchObject({
    address: email,
    signups: [
      {
        product: { slug },
        email,
        lastName: 'Taker',
        company: 'Taken & Sons',
        consent: { language: 'en' },
        events: [{ kind: 'reserved' }, { kind: 'granted' }],
        mints: [{ outcome: 'minted' }],
      },
    ],
  })
  expect(text).not.toMatch(/satEncrypted|browserId/)
  expect(await sql(`select subject, details from audit_entries where action = 'person.exported'`)).toEqual([
    { subject: expect.stringMatching(/^person [0-9a-f]{12}$/), details: { signups: 1 } },
  ])
  expect(await exportPersonOfSignup(eraser, '01990000-0000-7000-8000-00000000ffff')).toEqual({
    kind: 'nobody',
  })
})

test('invites that name a person are found among thousands that do not, in any spelling of the address', async () => {
  await world.product('many')
  await sql(
    `insert into invites (code_hash, code_start, product_id, label, owner, emails, domains)
     select 'many ' || n, 'MANY', id, 'Many', 'a@b.example',
       array[case when n in (1, 2999) then 'fin.ley@googlemail.com' else 'other' || n || '@gmail.com' end], '{}'
     from products, generate_series(1, 3000) n where slug = 'many'`,
  )
  const found = await exportPersonByAddress('finley+x@gmail.com', command)
  expect(found.kind).toBe('found')
  expect(await erasePersonByAddress('Finley@gmail.com', command)).toMatchObject({ invites: 2 })
  expect(
    await sql(`select count(*)::int as left from invites where array_to_string(emails, '') ~ 'fin'`),
  ).toEqual([{ left: 0 }])
  await sql(`delete from invites where label in ('Many', 'Erased person')`)
})
