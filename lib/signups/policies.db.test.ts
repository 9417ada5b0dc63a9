import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { setMailDomainCheck } from '../email/check-mail-domain'
import { lookUpMailDomain } from '../email/look-up-mail-domain'
import { createMailDomainCheck } from '../email/mail-domain-memory'
import { internet, startNameServer, type Zone } from '../email/test-support/name-server'
import { addInvite } from '../invites/test-support/add-invite'
import { findPausedText } from '../products/find-paused-text'
import { explainSignups } from './explain-signups'
import { createRequestId } from './request-id'
import { sql } from './test-support/sql'
import { postSignup, startTrialWorld, type TrialWorld } from './test-support/trial-world'

// The environment is read when the first module is loaded. A demo is one only with its marker in the database.
const smtpPort = await vi.hoisted(async () => {
  const { findFreePort } = await import('@/scripts/ports')
  const port = await findFreePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  process.env.PORTAL_DEMO = '1'
  return port
})
const zone: Zone = {
  ...internet,
  'good.com': { mx: [[10, 'mx.good.com']] },
  'www.com': { a: ['192.0.2.1'] },
  'null.com': { mx: [[0, '.']] },
  'silent.com': 'silent',
}
let world: TrialWorld
let nameServer: Awaited<ReturnType<typeof startNameServer>>
beforeAll(async () => {
  world = await startTrialWorld({ smtpPort })
  nameServer = await startNameServer(zone)
})
beforeEach(() => {
  nameServer.asked.length = 0
  const servers = [nameServer.address]
  // Long enough for a busy machine, except where the deadline is what is waited for.
  const deadlineOf = (domain: string) => (domain === 'silent.com' ? 200 : 15_000)
  const lookUp = (domain: string) => lookUpMailDomain(domain, { servers, deadlineMs: deadlineOf(domain) })
  setMailDomainCheck(createMailDomainCheck({ lookUp }))
})
afterEach(() => world.reset())
afterAll(async () => {
  await nameServer.stop()
  await world.stop()
})

const anyPlace = [{ scope: 'product', per: 'day', limit: 5 }] as const

test('an allow list lets its companies in whatever their mail service, and refuses all others without a place', async () => {
  const slug = await world.product('listed', [...anyPlace], {
    companies: [
      { domain: 'mailinator.com', policy: 'allow' },
      { domain: 'acme.example', policy: 'verify' },
    ],
    otherCompanies: 'refuse',
    disposableMail: 'refuse',
  })
  const kindOf = async (email: string) => {
    const outcome = await postSignup(slug, { form: { email } })
    return outcome.kind === 'refused' ? outcome.reason : outcome.kind
  }
  expect(await kindOf('jane@globex.example')).toBe('company-not-listed')
  expect(await placesOf(slug)).toBe(0)
  expect(await kindOf('jane@x.mailinator.com')).toBe('granted')
  expect(await kindOf('jane@kiel.acme.example')).toBe('verify')
  expect(await placesOf(slug)).toBe(1)
})

test('a refusal by name is told like any other, and explained to those who run the portal', async () => {
  const companies = [{ domain: 'globex.example', policy: 'refuse' as const }]
  const slug = await world.product('denied', [...anyPlace], { companies })
  const email = 'john@lab.globex.example'
  expect(await postSignup(slug, { form: { email } })).toMatchObject({ reason: 'company-refused' })
  const [explained] = await explainSignups(email)
  expect(explained).toMatchObject({
    state: 'refused',
    reason: 'company-refused',
    publicReason: 'not-accepted',
  })
  expect(explained?.rules).toContainEqual({
    rule: 'company',
    input: 'globex.example',
    threshold: 'refuse',
    outcome: 'refuse',
  })
  expect(await postSignup(slug, { form: { email: 'john@initech.example' } })).toMatchObject({
    kind: 'granted',
  })
})

test('an invite that names the company stands above the list, one for everybody does not', async () => {
  const slug = await world.product('invited', [], { otherCompanies: 'refuse' })
  const named = await addInvite(slug, { domains: ['hooli.example'] })
  const open = await addInvite(slug)
  const come = (code: string, email: string) =>
    postSignup(slug, { door: { kind: 'invite', code }, form: { email } })
  expect(await come(named, 'a@hooli.example')).toMatchObject({ kind: 'granted' })
  expect(await come(named, 'a@piper.example')).toMatchObject({ reason: 'invite-wrong-address' })
  expect(await come(open, 'b@hooli.example')).toMatchObject({ reason: 'company-not-listed' })
})

test.each([
  ['mx.good.com takes its mail', 'jane@good.com', { kind: 'granted' }],
  ['it has an address only', 'jane@www.com', { kind: 'granted' }],
  ['it wants no mail', 'jane@null.com', problem('receives-no-mail')],
  ['nobody has that name', 'jane@goood.com', problem('no-such-domain')],
])('E8: a domain is looked up: %s', async (_what, email, expected) => {
  const slug = await world.product('looked-up', [...anyPlace], { checkMailDomain: true })
  expect(await postSignup(slug, { form: { email } })).toMatchObject(expected)
  expect(nameServer.asked[0]).toBe(`mx ${email.split('@')[1]}`)
  const stored = await sql('select from signups where email = $1', [email])
  expect(stored).toHaveLength(expected.kind === 'granted' ? 1 : 0)
})

test('E8: a name server that says nothing keeps nobody out, and it is written down', async () => {
  const slug = await world.product('unanswered', [], { checkMailDomain: true })
  const email = 'jane@silent.com'
  expect(await postSignup(slug, { form: { email } })).toMatchObject({ kind: 'granted' })
  const [explained] = await explainSignups(email)
  expect(explained?.rules).toContainEqual({
    rule: 'mail domain',
    input: 'no-answer',
    threshold: null,
    outcome: 'pass',
  })
})

test('E8: nobody asks about domains that somebody decided on, that are reserved, or of a product that does not want it', async () => {
  const companies = [{ domain: 'null.com', policy: 'allow' as const }]
  const slug = await world.product('unasked', [], { checkMailDomain: true, companies })
  const invite = { kind: 'invite' as const, code: await addInvite(slug, { domains: ['gone.com'] }) }
  const trusting = await world.product('trusting', [], { checkMailDomain: false })
  const outcomes = [
    await postSignup(slug, { form: { email: 'jane@null.com' } }),
    await postSignup(slug, { form: { email: 'jane@gone.com' }, door: invite }),
    await postSignup(slug, { form: { email: 'jane@unasked.example' } }),
    await postSignup(trusting, { form: { email: 'jane@nowhere.com' } }),
  ]
  expect(outcomes.map(({ kind }) => kind)).toEqual(['granted', 'granted', 'granted', 'granted'])
  expect(nameServer.asked).toEqual([])
})

test('E8: the same form again keeps its outcome, though its domain is gone by now', async () => {
  const slug = await world.product('vanishing', [], { checkMailDomain: true })
  const form = { email: 'jane@vanishing.com', requestId: createRequestId(slug) }
  zone['vanishing.com'] = { mx: [[1, 'mx.good.com']] }
  expect(await postSignup(slug, { form })).toMatchObject({ kind: 'granted' })
  delete zone['vanishing.com']
  setMailDomainCheck(async () => 'no-such-domain')
  expect(await postSignup(slug, { form })).toMatchObject({ kind: 'granted' })
  const another = { ...form, requestId: createRequestId(slug) }
  expect(await postSignup(slug, { form: another })).toMatchObject(problem('no-such-domain'))
})

test('a demo asks no name server', async () => {
  const slug = await world.product('demo', [], { checkMailDomain: true })
  await sql(`insert into installation (key, value) values ('demo', $1)`, [world.emulator.origin])
  try {
    expect(await postSignup(slug, { form: { email: 'jane@nowhere-to-be-found.com' } })).toMatchObject({
      kind: 'granted',
    })
  } finally {
    await sql(`delete from installation where key = 'demo'`)
  }
  expect(nameServer.asked).toEqual([])
})

test("a paused product's own words are found by its page and by the verification of one of its signups", async () => {
  const pausedText = { en: 'Back on Monday.' }
  const slug = await world.product('resting', [], { verification: 'code', pausedText })
  const asked = await postSignup(slug)
  if (asked.kind !== 'verify') throw new Error('the arrangement is wrong')
  expect(await findPausedText({ slug })).toEqual(pausedText)
  expect(await findPausedText({ verification: asked.verification })).toEqual(pausedText)
  expect(await findPausedText({ slug: 'unheard-of' })).toEqual({})
})

function problem(code: string) {
  return { kind: 'invalid', problems: [{ field: 'email', code }] }
}

async function placesOf(slug: string): Promise<number> {
  const rows = await sql<{ used: number }>(
    `select coalesce(sum(used), 0)::int as used from quota_counters c
     join products p on p.id = c.product_id where p.slug = $1`,
    [slug],
  )
  return rows[0]?.used ?? 0
}
