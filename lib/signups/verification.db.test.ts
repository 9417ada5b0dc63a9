import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { askForReturn } from '../trials/ask-for-return'
import { listTrials } from '../trials/list-trials'
import { recallLink, recallVerification } from '../verification/recall-verification'
import type { BrowserCookie } from '../web/browser-cookie'
import { confirmLink } from './confirm-link'
import { enterCode } from './enter-code'
import { goOn } from './go-on'
import { createRequestId } from './request-id'
import { resendCode } from './resend-code'
import { settleSignups } from './settle-signups'
import { sql } from './test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from './test-support/trial-world'

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

test('a product that verifies mails a code to exactly the typed address, and the code leads to the Launchpad', async () => {
  const slug = await world.product('verifies', [{ scope: 'product', per: 'day', limit: 5 }], {
    verification: 'code',
  })
  const asked = await ask(slug)
  expect(await world.tokenRequests()).toEqual([])
  expect(await used(slug)).toBe(0)

  const [mail] = await world.mailsTo(asked.email)
  expect(mail?.envelope.to).toEqual([asked.email])
  expect(mail?.text).toContain('Product verifies')
  expect(mail?.html).toContain(codeIn(mail?.text))
  const outcome = await enterCode(
    asked.handle,
    `${codeIn(mail?.text).slice(0, 3)} ${codeIn(mail?.text).slice(3)}`,
    [],
    visitor(),
  )
  expect(outcome).toMatchObject({ kind: 'proved', outcome: { kind: 'granted' } })
  expect(await used(slug)).toBe(1)
  expect((await world.tokenRequests()).map(({ body }) => body.email)).toEqual([asked.email])
})

test('the mail speaks the language of the form, with the words of the product', async () => {
  const slug = await world.product('worded', [], {
    verification: 'code',
    mailTexts: { de: { opening: 'Schön, dass Sie da sind.', closing: '<b>Halden</b>' } },
  })
  const email = newAddress()
  await postSignup(slug, { form: { email }, facts: { language: 'de' } })
  const [mail] = await world.mailsTo(email)
  expect(mail?.subject).toContain('ist Ihr Code für Product worded')
  expect(mail?.text).toContain('Schön, dass Sie da sind.')
  expect(mail?.html).toContain('&lt;b&gt;Halden&lt;/b&gt;')
})

test('Q17: people who never prove their address hold no place, and are forgotten after a day', async () => {
  const slug = await world.product('squatting', [{ scope: 'product', per: 'day', limit: 3 }], {
    verification: 'code',
  })
  for (let index = 0; index < 10; index += 1) await ask(slug)
  expect(await used(slug)).toBe(0)
  await moveClock('25h')
  await settleSignups()
  const states = await sql<{ state: string; reason: string }>(
    `select distinct s.state, s.reason from signups s join products p on p.id = s.product_id where p.slug = 'squatting'`,
  )
  expect(states).toEqual([{ state: 'failed', reason: 'never-verified' }])
})

test('E13: after five wrong codes even the right one counts no more, until a new mail brings another', async () => {
  const slug = await world.product('guessed', [], { verification: 'code' })
  const { email, handle, verification } = await ask(slug)
  const [mail] = await world.mailsTo(email)
  const right = codeIn(mail?.text)
  const wrong = right === '000000' ? '111111' : '000000'
  const answers = []
  for (let index = 0; index < 5; index += 1) answers.push(await problemOf(handle, wrong))
  expect(answers).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'too-many'])
  expect(await problemOf(handle, right)).toBe('too-many')

  expect(await resendCode(handle, [], asker.address)).toBe('wait')
  await moveClock('2min')
  expect(await resendCode(handle, [], asker.address)).toBe('sent')
  const [, second] = await world.mailsTo(email, 2)
  expect(codeIn(second?.text)).not.toBe(right)
  expect(await problemOf(handle, right)).toBe('wrong')
  expect(await enterCode(handle, codeIn(second?.text), [verification], visitor())).toMatchObject({
    kind: 'proved',
  })
})

test('E13: guesses in parallel share the five tries', async () => {
  const slug = await world.product('parallel', [], { verification: 'code' })
  const { email, handle } = await ask(slug)
  const [mail] = await world.mailsTo(email)
  const guesses = Array.from({ length: 40 }, (_, index) => String(index).padStart(6, '0'))
  const answers = await Promise.all(
    guesses.filter((guess) => guess !== codeIn(mail?.text)).map((guess) => problemOf(handle, guess)),
  )
  expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(4)
  expect(new Set(answers)).toEqual(new Set(['wrong', 'too-many']))
})

test('a code is good for ten minutes', async () => {
  const slug = await world.product('expires', [], { verification: 'code' })
  const { email, handle } = await ask(slug)
  const [mail] = await world.mailsTo(email)
  await moveClock('11min')
  expect(await problemOf(handle, codeIn(mail?.text))).toBe('expired')
})

test('E12: opening the link changes nothing; confirming it lets the waiting window go on', async () => {
  const slug = await world.product('linked', [], { verification: 'code' })
  const { email, handle, verification } = await ask(slug)
  const [mail] = await world.mailsTo(email)
  const key = keyIn(mail?.links)
  for (let index = 0; index < 20; index += 1) {
    expect(await recallLink(key, [])).toMatchObject({ kind: 'open', device: 'Firefox, Windows' })
  }
  expect(await goOn(handle, [verification], visitor())).toEqual({ kind: 'waiting' })
  expect(await confirmLink(key, 'there', visitor())).toEqual({ kind: 'there' })
  expect(await recallVerification(handle, [])).toMatchObject({ mayGoOn: false, email: null })
  expect(await goOn(handle, [], visitor())).toEqual({ kind: 'waiting' })
  expect(await recallVerification(handle, [verification])).toMatchObject({ mayGoOn: true, email })
  expect(await goOn(handle, [verification], visitor())).toMatchObject({ outcome: { kind: 'granted' } })
})

test('E14: the right code twenty times at once is one trial with one token', async () => {
  const slug = await world.product('once', [{ scope: 'product', per: 'day', limit: 9 }], {
    verification: 'code',
  })
  const { email, handle } = await ask(slug)
  const code = codeIn((await world.mailsTo(email))[0]?.text)
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => enterCode(handle, code, [], visitor())))
  const handedTo = new Set(
    outcomes.map(
      (each) => each.kind === 'proved' && each.outcome.kind === 'granted' && each.outcome.handOverTo,
    ),
  )
  expect(handedTo.size).toBe(1)
  expect([...handedTo][0]).toContain('#token=')
  expect(await world.tokenRequests()).toHaveLength(1)
  expect(await used(slug)).toBe(1)
})

test('a forged, foreign or spoilt link key opens nothing', async () => {
  const slug = await world.product('forged', [], { verification: 'code' })
  const { email } = await ask(slug)
  const key = keyIn((await world.mailsTo(email))[0]?.links)
  const spoilt = [...key].map(
    (letter, index) => key.slice(0, index) + (letter === 'A' ? 'B' : 'A') + key.slice(index + 1),
  )
  for (const each of ['', 'x', `${key}.x`, 'A'.repeat(900), ...spoilt]) {
    expect(await confirmLink(each, 'here', visitor())).toEqual({ kind: 'over' })
  }
})

test('the same form again waits for the same code, with one mail', async () => {
  const slug = await world.product('again', [], { verification: 'code' })
  const { email, handle, post } = await ask(slug)
  await world.mailsTo(email)
  expect(await post()).toMatchObject({ kind: 'verify', handle })
  await world.mailsAreOut()
  expect(await world.mailsTo(email)).toHaveLength(1)
})

test('an address that has a trial is proved in another browser, and leads into that trial without a second place', async () => {
  const slug = await world.product('known', [{ scope: 'person', per: 'ever', limit: 1 }])
  const email = newAddress()
  const first = await postSignup(slug, { form: { email } })
  if (first.kind !== 'granted') throw new Error('the arrangement is wrong')

  const { handle } = await ask(slug, email)
  const code = codeIn((await world.mailsTo(email))[0]?.text)
  const proved = await enterCode(handle, code, [], visitor())
  expect(proved).toMatchObject({ outcome: { kind: 'granted' } })
  expect(await used(slug)).toBe(1)
  const [one, two] = await world.tokenRequests()
  expect(two?.body).toEqual({
    ...one?.body,
    metadata: { ...Object(one?.body.metadata), mint: expect.any(String) },
  })
  const cookie = proved.kind === 'proved' && 'browserCookie' in proved.outcome && proved.outcome.browserCookie
  expect(await listTrials(cookie || null)).toHaveLength(1)
  expect(await listTrials(first.browserCookie)).toHaveLength(0)
})

test('A15: whoever gives another address for a trial sees the same, gets no mail, and no code is ever right', async () => {
  const slug = await world.product('return')
  const email = newAddress()
  await postSignup(slug, { form: { email } })
  const handle = await handleOf(email)
  const stranger = newAddress()
  const wrong = await askForReturn(handle, stranger, asker)
  const right = await askForReturn(handle, email.toUpperCase(), asker)
  expect(Object.keys(wrong)).toEqual(Object.keys(right))
  if (wrong.kind !== 'asked' || right.kind !== 'asked') throw new Error('both must be asked')
  expect(await recallVerification(handle, [wrong.verification])).toEqual(
    await recallVerification(handle, [right.verification]),
  )

  const [mail] = await world.mailsTo(email)
  await world.mailsAreOut()
  expect(await world.mailsTo(stranger, 0)).toEqual([])
  const code = codeIn(mail?.text)
  expect(await enterCode(handle, code, [wrong.verification], visitor())).toMatchObject({ problem: 'wrong' })
  expect(await enterCode(handle, code, [], visitor())).toEqual({ kind: 'unknown' })
  expect(await enterCode(handle, code, [right.verification], visitor())).toMatchObject({
    outcome: { kind: 'granted' },
  })
  expect(await enterCode(handle, code, [right.verification], visitor())).toMatchObject({
    outcome: { kind: 'refused', reason: 'request-used' },
  })
})

test('E11: an address gets at most three mails an hour, and nobody can tell', async () => {
  const slug = await world.product('bombed', [], { verification: 'code' })
  const email = newAddress()
  const outcomes = []
  for (let index = 0; index < 20; index += 1)
    outcomes.push((await postSignup(slug, { form: { email } })).kind)
  expect(new Set(outcomes)).toEqual(new Set(['verify']))
  await world.mailsAreOut()
  expect(await world.mailsTo(email)).toHaveLength(3)
  await moveClock('61min')
  await ask(slug, email)
  expect(await world.mailsTo(email, 4)).toHaveLength(4)
})

test('E16: a mail server that is busy gets the mail once, a little later', async () => {
  const slug = await world.product('busy', [], { verification: 'code' })
  await world.mailFault({ kind: 'temporary', times: 1 })
  const { email } = await ask(slug)
  expect(await world.mailsTo(email)).toHaveLength(1)
  await world.mailsAreOut()
  expect(await world.mailsTo(email)).toHaveLength(1)
})

test('E16: a recipient that the mail server refuses for good is not tried again', async () => {
  const slug = await world.product('no-mailbox', [], { verification: 'code' })
  await world.mailFault({ kind: 'refuse-recipient', times: 'always' })
  const { handle } = await ask(slug)
  await world.mailsAreOut()
  const mails = await sql<{ dropped: string }>(
    'select m.dropped from mails m join signups s on s.id = m.signup_id where s.handle = $1',
    [handle],
  )
  expect(mails).toEqual([{ dropped: 'rejected' }])
})

test('E15: neither codes nor links are in the database', async () => {
  const slug = await world.product('dumped', [], { verification: 'code' })
  const { email, handle } = await ask(slug)
  const [mail] = await world.mailsTo(email)
  const rows = await sql<{ everything: string }>(
    `select (select json_agg(v) from verifications v join signups s on s.id = v.signup_id where s.handle = $1)::text
       || (select json_agg(m) from mails m join signups s on s.id = m.signup_id where s.handle = $1)::text
       || coalesce((select json_agg(e) from events e join signups s on s.id = e.signup_id where s.handle = $1)::text, '')
       || coalesce((select json_agg(j) from graphile_worker._private_jobs j)::text, '') as everything`,
    [handle],
  )
  expect(rows[0]?.everything).toContain('verification')
  expect(rows[0]?.everything).not.toContain(codeIn(mail?.text))
  expect(rows[0]?.everything).not.toContain(keyIn(mail?.links).slice(-43))
})

test('without a captcha a product may ask for a proof instead, though few times for one network', async () => {
  const slug = await world.product('no-script', [], { captcha: true, withoutCaptcha: 'verify' })
  const facts = { address: '198.51.100.77' }
  const outcomes = []
  for (let index = 0; index < 7; index += 1) outcomes.push(await postSignup(slug, { facts }))
  expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(5).fill('verify'), 'refused', 'refused'])
  expect(outcomes.at(-1)).toMatchObject({ reason: 'captcha-missing' })
})

test('E7: disposable and free mail services are judged by the rules of the product, with all their subdomains', async () => {
  const slug = await world.product('choosy', [], { disposableMail: 'refuse', freeMail: 'verify' })
  const kindOf = async (email: string) => {
    const outcome = await postSignup(slug, { form: { email } })
    return outcome.kind === 'refused' ? outcome.reason : outcome.kind
  }
  expect(await kindOf('a@mailinator.com')).toBe('disposable-mail')
  expect(await kindOf('a@x.y.mailinator.com.')).toBe('disposable-mail')
  expect(await kindOf('someone@gmail.com')).toBe('verify')
  expect(await kindOf(newAddress())).toBe('granted')
})

test('a full quota is found out after the proof, and says so', async () => {
  const slug = await world.product('full', [{ scope: 'product', per: 'day', limit: 0 }], {
    verification: 'code',
  })
  const { email, handle } = await ask(slug)
  const code = codeIn((await world.mailsTo(email))[0]?.text)
  expect(await enterCode(handle, code, [], visitor())).toMatchObject({
    outcome: { kind: 'refused', reason: 'product-quota' },
  })
})

/** Posts the form of a product that wants a proof, and may post the very same again. */
async function ask(slug: string, email = newAddress()) {
  const requestId = createRequestId(slug)
  const post = () => postSignup(slug, { form: { email, requestId } })
  const outcome = await post()
  if (outcome.kind !== 'verify') throw new Error(`a proof was expected, not ${JSON.stringify(outcome)}`)
  return { email, post, handle: outcome.handle, verification: outcome.verification }
}

async function problemOf(handle: string, code: string) {
  const outcome = await enterCode(handle, code, [], visitor())
  return outcome.kind === 'problem' ? outcome.problem : outcome.kind
}

const visitor = (browserCookie: BrowserCookie | null = null) => ({ browserCookie, asker })

const codeIn = (text = '') => /^ {4}(\d{6})$/m.exec(text)?.[1] ?? ''

const keyIn = (links: string[] = []) =>
  links.map((link) => new URL(link).searchParams.get('key')).find((key) => key !== null) ?? ''

async function handleOf(email: string): Promise<string> {
  const rows = await sql<{ handle: string }>('select handle from signups where email = $1', [email])
  return rows[0]?.handle ?? ''
}

async function used(slug: string): Promise<number> {
  const rows = await sql<{ used: string }>(
    `select coalesce(sum(used), 0) as used from quota_counters c join products p on p.id = c.product_id where p.slug = $1`,
    [slug],
  )
  return Number(rows[0]?.used)
}
