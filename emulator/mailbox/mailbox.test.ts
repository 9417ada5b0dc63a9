import { connect } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Emulator, startEmulator } from '../create-emulator'
import { control, frozenSeconds } from '../test-client'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ port: 0, smtpPort: 0, realNowMs: () => frozenSeconds * 1000 })
})
afterAll(() => emulator.close())
beforeEach(() => control(emulator, 'reset'))

type Message = {
  id: number
  at: string
  envelope: { from: string; to: string[] }
  subject: string
  to: string
  from: string
  text: string
  html: string | null
  links: string[]
  headers: Record<string, string>
}

const invitation = {
  from: 'Trial Portal <portal@example.com>',
  to: 'Jane Doe <jane@example.com>',
  subject: 'Your code is 123456 – Aster CAD',
  text: 'Hello,\n\nyour code: 123456\nor follow http://localhost:3000/verify/a?b=1&c=2.\n',
  html: '<p>Or <a class="x" href="http://localhost:3000/verify/a?b=1&amp;c=2">follow</a> this.</p>',
}

function send(mail: object, port = emulator.smtpPort) {
  return createTransport(`smtp://127.0.0.1:${port}`).sendMail({ ...invitation, ...mail })
}

async function readMailbox(query = ''): Promise<Message[]> {
  const reply = await fetch(`${emulator.origin}/__emulator/mailbox${query}`)
  const { messages }: { messages: Message[] } = await reply.json()
  return messages
}

async function getPage(path: string): Promise<string> {
  return (await fetch(emulator.origin + path)).text()
}

async function idOfLatest(): Promise<number> {
  return (await readMailbox()).at(-1)?.id ?? 0
}

/** Speaks SMTP by hand, for what no mail library would send; a line each, answered before the next. */
function converse(lines: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const rest = [...lines]
    const socket = connect(emulator.smtpPort ?? 0, '127.0.0.1')
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      heard += text
      const line = rest.shift()
      if (line === undefined) socket.end()
      else socket.write(`${line}\r\n`)
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
}

const deliver = (source: string) =>
  converse([
    'HELO x',
    'MAIL FROM:<a@example.com>',
    'RCPT TO:<b@example.com>',
    'DATA',
    `${source}\r\n.`,
    'QUIT',
  ])

test('a mail arrives with its envelope, its parts, its headers and the links in it', async () => {
  await send({ bcc: 'hidden@example.com', headers: { 'Auto-Submitted': 'auto-generated' } })
  expect(await readMailbox()).toEqual([
    {
      id: expect.any(Number),
      at: '2026-01-01T00:00:00.000Z',
      envelope: { from: 'portal@example.com', to: ['jane@example.com', 'hidden@example.com'] },
      subject: invitation.subject,
      from: '"Trial Portal" <portal@example.com>',
      to: '"Jane Doe" <jane@example.com>',
      text: invitation.text,
      html: invitation.html,
      links: ['http://localhost:3000/verify/a?b=1&c=2'],
      headers: expect.objectContaining({ 'auto-submitted': 'auto-generated', 'mime-version': '1.0' }),
    },
  ])
})

test('the newest mail is last, and each person can be asked for', async () => {
  await send({ to: 'Jane@Example.com', subject: 'one' })
  await send({ to: 'john@example.com', subject: 'two' })
  await send({ to: ['john@example.com', 'jane@example.com'], subject: 'three' })
  const subjects = (mails: Message[]) => mails.map(({ subject }) => subject)
  expect(subjects(await readMailbox())).toEqual(['one', 'two', 'three'])
  expect(subjects(await readMailbox('?to=jane@example.com'))).toEqual(['one', 'three'])
  expect(await readMailbox('?to=example.com')).toEqual([])
})

test('the mailbox can be emptied, and a reset empties it too', async () => {
  await send({})
  await fetch(`${emulator.origin}/__emulator/mailbox`, { method: 'DELETE' })
  expect(await readMailbox()).toEqual([])
  await send({})
  await control(emulator, 'reset')
  expect(await readMailbox()).toEqual([])
})

test('only the last 500 mails are kept', async () => {
  const pool = createTransport({
    pool: true,
    host: '127.0.0.1',
    port: emulator.smtpPort ?? 0,
    maxMessages: Infinity,
    maxConnections: 1,
  })
  for (let turn = 0; turn < 505; turn++)
    await pool.sendMail({ ...invitation, html: undefined, subject: `${turn}` })
  pool.close()
  const subjects = (await readMailbox()).map(({ subject }) => subject)
  expect([subjects.length, subjects[0], subjects[499]]).toEqual([500, '5', '504'])
})

test('a mail of more than 2 MB is refused, announced or not, and the next one is taken', async () => {
  await expect(send({ text: 'x'.repeat(2_200_000) })).rejects.toMatchObject({ responseCode: 552 })
  const unannounced = `Subject: big\r\n\r\n${'x'.repeat(100)}\r\n`.repeat(20_000)
  expect(await deliver(unannounced)).toContain('552 ')
  await send({ text: `${'x'.repeat(70)}\n`.repeat(27_000), subject: 'just fits' })
  expect((await readMailbox()).map(({ subject }) => subject)).toEqual(['just fits'])
})

test.each([
  ['refuse-recipient', {}, { responseCode: 550 }, 0],
  ['temporary', {}, { responseCode: 451 }, 0],
  ['drop', { when: 'before' }, { code: expect.stringMatching(/^(ECONNRESET|ECONNECTION|ESOCKET)$/) }, 0],
  ['drop', {}, { code: expect.stringMatching(/^(ECONNRESET|ECONNECTION|ESOCKET)$/) }, 1],
])('the fault %s %j strikes as often as it was asked for', async (kind, more, failure, kept) => {
  expect((await control(emulator, 'mailbox/faults', { kind, ...more, times: 2 })).status).toBe(200)
  await expect(send({})).rejects.toMatchObject(failure)
  await expect(send({})).rejects.toMatchObject(failure)
  await send({})
  expect(await readMailbox()).toHaveLength(2 * kept + 1)
})

test('one recipient may be refused and the other served', async () => {
  await control(emulator, 'mailbox/faults', { kind: 'refuse-recipient' })
  const info = await send({ to: ['jane@example.com', 'john@example.com'] })
  expect(info).toMatchObject({ rejected: ['jane@example.com'], accepted: ['john@example.com'] })
  expect(await readMailbox()).toMatchObject([{ envelope: { to: ['john@example.com'] } }])
})

test('a slow server answers late, and keeps the mail', async () => {
  await control(emulator, 'mailbox/faults', { kind: 'slow', ms: 150 })
  const startedAt = performance.now()
  await send({})
  expect(performance.now() - startedAt).toBeGreaterThan(140)
  expect(await readMailbox()).toHaveLength(1)
})

test('faults can be read and taken back, and a reset takes them back', async () => {
  await control(emulator, 'mailbox/faults', { kind: 'temporary', times: 'always' })
  const faults = `${emulator.origin}/__emulator/mailbox/faults`
  expect(await (await fetch(faults)).json()).toEqual({ faults: [{ kind: 'temporary', times: 'always' }] })
  await fetch(faults, { method: 'DELETE' })
  await send({})
  await control(emulator, 'mailbox/faults', { kind: 'temporary', times: 'always' })
  await control(emulator, 'reset')
  await send({})
})

test.each([
  [{ kind: 'nothing' }],
  [{ kind: 'slow', ms: -1 }],
  [{ kind: 'drop', times: 0 }],
  [[]],
  [{ kind: 'temporary', more: 1 }],
])('the fault %j is refused, with what is allowed', async (fault) => {
  const reply = await control(emulator, 'mailbox/faults', fault)
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain('refuse-recipient')
})

test('a page of another origin can neither empty the mailbox nor set a fault', async () => {
  await send({})
  const headers = { origin: 'https://evil.example' }
  for (const [method, path] of [
    ['DELETE', ''],
    ['POST', '/faults'],
    ['DELETE', '/faults'],
  ] as const) {
    const body = method === 'POST' ? { body: '{"kind":"temporary"}' } : {}
    const reply = await fetch(`${emulator.origin}/__emulator/mailbox${path}`, { method, headers, ...body })
    expect(reply.status).toBe(403)
  }
  expect(await readMailbox()).toHaveLength(1)
})

test('neither a password nor TLS is asked for', async () => {
  const heard = await converse(['EHLO x', 'QUIT'])
  expect(heard).not.toMatch(/AUTH|STARTTLS/)
  expect(heard).toContain('SIZE 2097152')
})

test('what hostile headers and texts carry is shown as text', async () => {
  const alarm = '<img src=x onerror=alert(1)>'
  await deliver(
    [
      `From: "${alarm}" <a@example.com>`,
      `Subject: ${alarm}=?utf-8?q?=0D=0A=22=3E=3Cscript=3Ealert(2)=3C/script=3E?=`,
      `X-${'a'.repeat(200)}: ${alarm}`,
      '__proto__: polluted',
      '',
      `${alarm} javascript:alert(3) http://a.example/"onmouseover="alert(4) https://a.example/<script>`,
    ].join('\r\n'),
  )
  const id = await idOfLatest()
  for (const path of ['/mailbox', `/mailbox/${id}`, `/mailbox/${id}?view=source`]) {
    const page = await getPage(path)
    expect(page).toContain('&lt;img src=x')
    expect(page).not.toMatch(/<img|<script>|<[^>]*\sonmouseover=|href="javascript/)
  }
  const page = await getPage(`/mailbox/${id}`)
  expect(page).toContain('href="http://a.example/"')
  expect(page).toContain('href="https://a.example/"')
  expect((await readMailbox())[0]?.headers['__proto__']).toBe('polluted')
})

test('the HTML of a mail is confined: a frame of its own without scripts, forms or anything from elsewhere', async () => {
  await send({
    html: '<script>parent.document.title="x"</script><img src="http://a.example/pixel"><p>Hello</p>',
  })
  const id = await idOfLatest()
  const page = await fetch(`${emulator.origin}/mailbox/${id}?view=html`)
  expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'")
  expect(await page.text()).toMatch(/<iframe[^>]*sandbox="allow-popups allow-popups-to-escape-sandbox"/)

  const frame = await fetch(`${emulator.origin}/mailbox/${id}/html`)
  const policy = frame.headers.get('content-security-policy')
  expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; /)
  expect(policy).not.toMatch(/script|allow-same-origin|http/)
  expect(frame.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await frame.text()).toContain('<p>Hello</p>')
})

test('a mail opens at the part a reader can read', async () => {
  await send({ html: undefined })
  expect(await getPage(`/mailbox/${await idOfLatest()}?view=html`)).toContain('<div class="mail-text">Hello,')
  await send({ text: undefined })
  expect(await getPage(`/mailbox/${await idOfLatest()}`)).toContain('<iframe')
  await deliver('Subject: nothing\r\n\r\n')
  expect(await getPage(`/mailbox/${await idOfLatest()}`)).toContain('Source of the mail')
})

test('a mail that is not there is a page that says so', async () => {
  for (const path of ['/mailbox/9999', '/mailbox/x', '/mailbox/1e1', '/mailbox/9999/html'])
    expect((await fetch(emulator.origin + path)).status, path).toBe(404)
})

test('mails made to slow the reading down do not', async () => {
  const startedAt = performance.now()
  await deliver(`Content-Type: text/html\r\n\r\n${'<a '.repeat(300_000)}`)
  await deliver(`Content-Type: text/html\r\n\r\n${'<a href='.repeat(200_000)}`)
  await deliver(`Subject: x\r\n\r\nhttps://a.example/${')'.repeat(1_000_000)}`)
  await deliver(`${'Received: x\r\n'.repeat(20_000)}\r\n`)
  await deliver(nestedParts(200))
  expect(await readMailbox()).toHaveLength(5)
  expect(performance.now() - startedAt).toBeLessThan(8000)
})

function nestedParts(levels: number): string {
  return Array.from(
    { length: levels },
    (_, level) => `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}`,
  ).join('\r\n')
}

test('whoever hangs up in the middle leaves nothing behind', async () => {
  await converse(['EHLO x', 'MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.com>', 'DATA'])
  await send({ subject: 'still here' })
  expect((await readMailbox()).map(({ subject }) => subject)).toEqual(['still here'])
})

test('without a sink the page says how to get one, and closing ends a waiting conversation', async () => {
  const silent = await startEmulator({ port: 0 })
  expect(silent.smtpPort).toBeNull()
  expect(await (await fetch(`${silent.origin}/mailbox`)).text()).toContain('--smtp-port')
  await silent.close()

  const other = await startEmulator({ port: 0, smtpPort: 0 })
  const socket = connect(other.smtpPort ?? 0, '127.0.0.1')
  await new Promise((resolve) => socket.once('data', resolve))
  socket.on('error', () => {})
  const ended = new Promise((resolve) => socket.once('close', resolve))
  await other.close()
  await ended
})

test('a mail port that is taken leaves nothing running', async () => {
  await expect(startEmulator({ port: 0, smtpPort: emulator.smtpPort })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
