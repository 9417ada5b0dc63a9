import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { enterCode } from '../signups/enter-code'
import { createRequestId } from '../signups/request-id'
import type { SignupOutcome } from '../signups/signup-outcome'
import { sql } from '../signups/test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '../signups/test-support/trial-world'
import { countInviteVisit } from './count-invite-visit'
import { findInvite } from './find-invite'
import { findInvitePage } from './find-invite-page'
import { addInvite } from './test-support/add-invite'

const asker = { address: '203.0.113.7', device: 'Firefox, Windows' }
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

test.each([
  [40, 7],
  [50, 1],
])('A14: of %i people at once, as many get a trial as the invite has uses: %i', async (crowd, maxUses) => {
  const slug = await world.product(`crowd-${crowd}`)
  const code = await addInvite(slug, { maxUses })
  const outcomes = await Promise.all(Array.from({ length: crowd }, () => come(slug, code)))
  expect(tally(outcomes)).toEqual({ granted: maxUses, 'invite-used-up': crowd - maxUses })
  expect(await usedOf(code)).toBe(maxUses)
  expect(await world.tokenRequests()).toHaveLength(maxUses)
})

test('a use comes back when Frame definitely refuses, and the next person gets it', async () => {
  const slug = await world.product('refusing')
  const code = await addInvite(slug, { maxUses: 7 })
  await world.faults([{ kind: 'status', status: 403, times: 3 }])
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => come(slug, code)))
  const { granted = 0, 'frame-refused': failed } = tally(outcomes)
  expect(failed).toBe(3)
  expect(await usedOf(code)).toBe(granted)

  for (let missing = 7 - granted; missing > 0; missing -= 1) expect(await come(slug, code)).toBe('granted')
  expect(await come(slug, code)).toBe('invite-used-up')
  expect(await usedOf(code)).toBe(7)
})

test('the same form sent twice uses an invite once', async () => {
  const slug = await world.product('twice')
  const code = await addInvite(slug, { maxUses: 1 })
  const email = newAddress()
  const requestId = createRequestId(slug)
  const post = () => postSignup(slug, { door: { kind: 'invite', code }, form: { email, requestId } })
  const outcomes = await Promise.all([post(), post(), post()])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['granted', 'granted', 'granted'])
  expect(await usedOf(code)).toBe(1)
})

test('whoever has yet to prove their address uses nothing up; the use is counted when the trial starts', async () => {
  const slug = await world.product('proving', [], { verification: 'code' })
  const code = await addInvite(slug, { maxUses: 1 })
  const people = [newAddress(), newAddress()]
  const handles: string[] = []
  for (const email of people) {
    const outcome = await postSignup(slug, { door: { kind: 'invite', code }, form: { email } })
    handles.push(outcome.kind === 'verify' ? outcome.handle : '')
  }
  expect(await usedOf(code)).toBe(0)
  const proved = []
  for (const [index, email] of people.entries()) {
    const [mail] = await world.mailsTo(email)
    const typed = /^ {4}(\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? ''
    proved.push(await enterCode(handles[index] ?? '', typed, [], { browserCookie: null, asker }))
  }
  expect(proved).toMatchObject([
    { outcome: { kind: 'granted' } },
    { outcome: { kind: 'refused', reason: 'invite-used-up' } },
  ])
  expect(await usedOf(code)).toBe(1)
})

test('a full quota of the product refuses an invited person too, and uses nothing up', async () => {
  const slug = await world.product('full', [{ scope: 'product', per: 'day', limit: 0 }])
  const code = await addInvite(slug, { maxUses: 1 })
  expect(await come(slug, code)).toBe('product-quota')
  expect(await usedOf(code)).toBe(0)
})

test('an invite for an address or a company is for nobody else, subdomains included, lookalikes not', async () => {
  const slug = await world.product('bound')
  const code = await addInvite(slug, { emails: ['Jane@Guest.example'], domains: ['acme.example'] })
  const wrong = [
    'john@guest.example',
    'a@notacme.example',
    'a@acme.example.evil.test',
    'acme.example@evil.test',
  ]
  for (const email of wrong) expect(await come(slug, code, email)).toBe('invite-wrong-address')
  expect(await usedOf(code)).toBe(0)
  const right = ['jane@GUEST.example', 'a@acme.example', 'b@it.kiel.acme.example']
  for (const email of right) expect(await come(slug, code, email)).toBe('granted')
  expect(await usedOf(code)).toBe(3)
})

test('an invite lets people in from its start until its end, or until it is taken back', async () => {
  const slug = await world.product('timed')
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const code = await addInvite(slug, { startsAt: inHours(2), expiresAt: inHours(4) })
  const closed = async () => (await findInvitePage(code))?.closed
  expect([await closed(), await come(slug, code)]).toEqual(['invite-not-yet', 'invite-not-yet'])
  await moveClock('3h')
  expect([await closed(), await come(slug, code)]).toEqual([null, 'granted'])
  await moveClock('5h')
  expect([await closed(), await come(slug, code)]).toEqual(['invite-expired', 'invite-expired'])
  await sql(`update invites set revoked_at = now() where id = $1`, [await idOf(code)])
  expect([await closed(), await come(slug, code)]).toEqual(['invite-revoked', 'invite-revoked'])
  expect(await usedOf(code)).toBe(1)
})

test('a code that nobody made opens nothing', async () => {
  const slug = await world.product('unknown')
  const code = await addInvite(slug)
  expect(await come(slug, `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)).toBe('invite-unknown')
  expect(await findInvitePage('')).toBeNull()
  expect(await findInvitePage('A'.repeat(100_000))).toBeNull()
})

test('an invite exempts from the quotas it names, and from no other', async () => {
  const closed = (scope: 'person' | 'network') => ({ scope, per: 'ever' as const, limit: 0 })
  const slug = await world.product('exempt', [closed('person'), closed('network')])
  expect(await come(slug, await addInvite(slug, { skipQuotas: ['person'] }))).toBe('network-quota')
  expect(await come(slug, await addInvite(slug, { skipQuotas: ['network', 'person'] }))).toBe('granted')
  expect(await come(slug, await addInvite(slug))).toBe('person-quota')
})

test('an invite may skip the proof of the address, but never for an address that has a trial elsewhere', async () => {
  const slug = await world.product('skipping', [], { verification: 'code' })
  const email = newAddress()
  expect(await come(slug, await addInvite(slug))).toBe('verify')
  const code = await addInvite(slug, { skipVerification: true })
  expect(await come(slug, code, email)).toBe('granted')
  expect(await come(slug, code, email)).toBe('verify')
})

test('an invite gives a trial of a length of its own, and its page says so', async () => {
  const slug = await world.product('longer', [], { trialMinutes: 60 })
  const code = await addInvite(slug, { trialMinutes: 600 })
  const [invited, usual] = [newAddress(), newAddress()]
  await come(slug, code, invited)
  await postSignup(slug, { form: { email: usual }, facts: { address: '198.51.100.1' } })
  const rows = await sql<{ email: string; minutes: number }>(
    `select email, (extract(epoch from trial_ends_at - granted_at) / 60)::int as minutes from signups
     where email = any($1) order by minutes`,
    [[invited, usual]],
  )
  expect(rows).toEqual([
    { email: usual, minutes: 60 },
    { email: invited, minutes: 600 },
  ])
  expect(await findInvitePage(code)).toMatchObject({ product: { trialMinutes: 600 } })
})

test('the page fills in the address when the invite is for exactly one', async () => {
  const slug = await world.product('filled')
  const known = async (wishes: object) => (await findInvitePage(await addInvite(slug, wishes)))?.known?.email
  expect(await known({ emails: ['jane@guest.example'] })).toBe('jane@guest.example')
  expect(await known({ emails: ['jane@guest.example', 'joe@guest.example'] })).toBe('')
  expect(await known({ emails: ['jane@guest.example'], domains: ['acme.example'] })).toBe('')
  expect(await known({})).toBe('')
})

test('looks at the page are counted, those of people and of programs apart, and never as uses', async () => {
  const slug = await world.product('looked-at')
  const code = await addInvite(slug, { maxUses: 1 })
  const id = await idOf(code)
  const looks = [...Array(20).fill('opened'), ...Array(30).fill('previewed')] as const
  await Promise.all(looks.map((look) => countInviteVisit(id, look)))
  expect(await sql('select opened, previewed, used from invites where id = $1', [id])).toEqual([
    { opened: '20', previewed: '30', used: 0 },
  ])
  expect(await come(slug, code)).toBe('granted')
})

test('a code is found however it is typed', async () => {
  const slug = await world.product('typed')
  const code = await addInvite(slug, { code: 'K7M2Q-9XT4B-C3VWR-8HJ5N-P6D1F-GZ0SY' })
  const spellings = [
    code.toLowerCase(),
    code.replaceAll('-', ''),
    code.replaceAll('-', ' '),
    code.replaceAll('-', '–'),
    'k7m2q 9xt4b c3vwr 8hj5n p6dlf gzosy',
    'K7M2Q-9XT4B-C3VWR-8HJ5N-P6DIF-GZOSY',
  ]
  for (const spelling of spellings) {
    expect(await findInvite(spelling), spelling).toMatchObject({ id: await idOf(code) })
  }
})

test('nothing of a code is in the database but its first characters', async () => {
  const slug = await world.product('dumped')
  const code = await addInvite(slug)
  await come(slug, code)
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
  )
  let rows = 0
  for (const { name } of tables) {
    const dump = JSON.stringify(await sql(`select row_to_json(t) from ${name} t`)).toUpperCase()
    rows += dump.length
    expect(dump.includes(code.slice(6)), name).toBe(false)
    expect(dump.includes(code.slice(6).replaceAll('-', '')), name).toBe(false)
  }
  expect(rows).toBeGreaterThan(1_000)
})

/** One person posts the form of an invite: how it went, in a word. */
async function come(slug: string, code: string, email = newAddress()): Promise<string> {
  return wordFor(await postSignup(slug, { door: { kind: 'invite', code }, form: { email } }))
}

function wordFor(outcome: SignupOutcome): string {
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind
}

function tally(words: string[]): Partial<Record<string, number>> {
  return Object.fromEntries(
    [...new Set(words)].map((word) => [word, words.filter((each) => each === word).length]),
  )
}

async function idOf(code: string): Promise<string> {
  return (await findInvite(code))?.id ?? ''
}

async function usedOf(code: string): Promise<number | undefined> {
  return (await findInvite(code))?.used
}
