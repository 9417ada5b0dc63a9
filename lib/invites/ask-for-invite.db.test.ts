import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { sql } from '../signups/test-support/sql'
import { moveClock, startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import { askForInvite } from './ask-for-invite'
import { newInviteCode } from './invite-code'
import { addInvite } from './test-support/add-invite'

const asker = { address: '203.0.113.7', language: 'de' as const }
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

test('the owner of the invite gets the wish, and answers the person directly', async () => {
  const owner = 'owner-one@halden.example'
  const code = await addInvite(await world.product('wished'), { owner, maxUses: 3, label: 'Fair in Kiel' })
  const form = { code, name: ' Jane  Doe ', email: 'Jane@ACME.example', message: 'My colleague\nused mine.' }
  expect(await askForInvite(form, asker)).toEqual({ kind: 'asked' })

  const [mail] = await world.mailsTo(owner)
  expect(mail?.envelope.to).toEqual([owner])
  expect(mail?.subject).toBe('Somebody asks for a new invite to Product wished')
  expect(JSON.stringify(mail?.headers)).toContain('jane@acme.example')
  for (const words of [
    'Jane Doe',
    'jane@acme.example',
    '> My colleague\n',
    '> used mine.',
    'Fair in Kiel',
    '0 of 3',
  ])
    expect(mail?.text).toContain(words)
  expect(mail?.text).toContain('They read German.')
  expect(mail?.text).not.toContain(code.slice(6))
})

test('E9, E10: whatever a stranger writes is text, and never a header', async () => {
  const owner = 'owner-two@halden.example'
  const code = await addInvite(await world.product('hostile'), { owner })
  const name = 'A\r\nBcc: x@evil.test\r\n\r\n<b>B</b>'
  const message = '<script>alert(1)</script>\r\n.\r\nRCPT TO:<y@evil.test>\u0000'
  await askForInvite({ code, name, email: 'a@acme.example', message }, asker)
  const [mail] = await world.mailsTo(owner)
  expect(mail?.envelope.to).toEqual([owner])
  expect(JSON.stringify(mail?.headers)).not.toContain('evil.test')
  expect(mail?.html).not.toMatch(/<script|<b>/)
  expect(mail?.text).toContain('Name: A Bcc: x@evil.test <b>B</b>')
  await world.mailsAreOut()
  expect(await world.mailsTo('x@evil.test', 0)).toEqual([])
})

test('E11: an owner gets at most three such mails an hour, and nobody who asks can tell', async () => {
  const owner = 'owner-three@halden.example'
  const code = await addInvite(await world.product('bombed'), { owner })
  const form = { code, name: 'Jane', email: 'jane@acme.example', message: 'a word to remember' }
  const answers = []
  for (let index = 0; index < 12; index += 1) answers.push(await askForInvite(form, asker))
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"kind":"asked"}']))
  await world.mailsAreOut()
  expect(await world.mailsTo(owner)).toHaveLength(3)
  await moveClock('61min')
  await askForInvite(form, asker)
  expect(await world.mailsTo(owner, 4)).toHaveLength(4)
})

test('what a person wrote is forgotten once the mail is out, or dropped', async () => {
  const owner = 'owner-four@halden.example'
  const code = await addInvite(await world.product('forgotten'), { owner })
  const form = { code, name: 'Jane Canary', email: 'canary@acme.example', message: 'canary words' }
  for (let index = 0; index < 5; index += 1) await askForInvite(form, asker)
  await world.mailsAreOut()
  const rows = await sql<{ dropped: string | null }>(`select * from mails where kind = 'invite-request'`)
  expect(rows.filter(({ dropped }) => dropped === 'recipient-limit').length).toBeGreaterThan(0)
  await vi.waitFor(async () =>
    expect(JSON.stringify(await sql('select * from mails')).toLowerCase()).not.toContain('canary'),
  )
})

test('a wish needs a name and an address; what is wrong is said all at once', async () => {
  const code = await addInvite(await world.product('empty'))
  const problemsOf = async (name: string, email: string) => {
    const outcome = await askForInvite({ code, name, email, message: '' }, asker)
    return outcome.kind === 'invalid' ? outcome.problems.map(({ field, code }) => `${field} ${code}`) : []
  }
  expect(await problemsOf(' \n ', '')).toEqual(['name missing', 'email missing'])
  expect(await problemsOf('x'.repeat(101), 'a@x.example,b@y.example')).toEqual([
    'name too-long',
    'email not-an-address',
  ])
  expect(await problemsOf('Jane', 'victim＠evil.test@corp.test')).toEqual(['email not-an-address'])
})

test('there is nobody to ask about a code that nobody made', async () => {
  const before = await sql('select from mails')
  const form = { code: newInviteCode(), name: 'Jane', email: 'jane@acme.example', message: '' }
  expect(await askForInvite(form, asker)).toEqual({ kind: 'unknown' })
  expect(await sql('select from mails')).toEqual(before)
})
