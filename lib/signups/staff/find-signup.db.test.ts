import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { lookAtSessions } from '../../sessions/look-at-sessions'
import type { Authorised } from '../../staff/staff-person'
import { enterCode } from '../enter-code'
import { sql } from '../test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '../test-support/trial-world'
import { findSignup } from './find-signup'

// The environment is read when the first module is loaded.
const smtpPort = await vi.hoisted(async () => {
  const { findFreePort } = await import('@/scripts/ports')
  const port = await findFreePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  return port
})
const reader: Authorised<'signups.read'> = {
  id: '01990000-0000-7000-8000-000000000001',
  email: 'mia@vendor.example',
  name: 'Mia',
  role: 'marketing',
  session: '01990000-0000-7000-8000-000000000002',
  may: 'signups.read',
}
let world: TrialWorld
beforeAll(async () => {
  world = await startTrialWorld({ smtpPort })
})
afterAll(async () => {
  await moveClock('0')
  await world.stop()
})

test('one signup shows the mail with its code, what Frame was asked, and its session from opening to close', async () => {
  const slug = await world.product('traced', [], { verification: 'code' })
  const email = newAddress()
  await postSignup(slug, { form: { email } })
  const signup = await signupOf(email)
  const found = () => findSignup(reader, signup.id)
  const [mail] = await world.mailsTo(email)
  await world.mailsAreOut()
  expect(await found()).toMatchObject({ state: 'unverified', sessions: [], look: null })

  const code = /^ {4}(\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? ''
  const asker = { address: '203.0.113.7', device: 'Firefox, Windows' }
  const proved = await enterCode(signup.handle, code, [], { browserCookie: null, asker })
  if (proved.kind !== 'proved' || proved.outcome.kind !== 'granted') throw new Error('nobody was let in')
  expect(await found()).toMatchObject({
    sessions: [],
    look: { nextLookAt: expect.any(Date), lookedAt: null },
  })

  const frameId = await startSession(proved.outcome.handOverTo)
  await lookAfter(60)
  expect(await found()).toMatchObject({
    sessions: [{ frameId, openSince: expect.any(Date), endedAt: null, source: 'poll' }],
    look: { nextLookAt: expect.any(Date), lookedAt: expect.any(Date), failures: 0 },
  })
  await quitSession(proved.outcome.handOverTo)
  await lookAfter(180)
  const over = await found()
  expect(over).toMatchObject({ sessions: [{ frameId, endedAt: expect.any(Date) }] })
  expect(over?.sessions[0]?.precisionSeconds).toBeGreaterThan(0)

  expect(over?.timeline.map(({ what }) => what)).toEqual([
    expect.stringMatching(/^unverified/),
    expect.stringMatching(/^code-asked/),
    expect.stringMatching(/^mail \(verification\): sent \d{4}-/),
    expect.stringMatching(/^verified/),
    'reserved',
    expect.stringMatching(/^asked Frame \(signup\): minted/),
    'granted',
    expect.stringMatching(/^launched/),
    expect.stringMatching(/^session-closed/),
  ])
  expect(over?.timeline[2]?.words).toBe('mail (verification): sent')
})

async function signupOf(email: string) {
  const [row] = await sql<{ id: string; handle: string }>('select id, handle from signups where email = $1', [
    email,
  ])
  if (!row) throw new Error('there is no signup')
  return row
}

const startSession = (handOverTo: string) => visit(handOverTo, 'start')
const quitSession = (handOverTo: string) => visit(handOverTo, 'quit')

/** What somebody does in the Launchpad they were handed over to; gives the id of the session. */
async function visit(handOverTo: string, what: string): Promise<string | null> {
  const [launchpad = '', sat = ''] = handOverTo.split('#token=')
  const reply = await fetch(`${launchpad}/session/${what}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sat}` },
  })
  if (!reply.ok) throw new Error(`${what}: ${reply.status}`)
  const { session } = (await reply.json()) as { session?: { id: string } | null }
  return session?.id ?? null
}

let ahead = 0

/** Lets so much time pass since the beginning, and looks once. */
async function lookAfter(seconds: number): Promise<void> {
  await world.forwardFrame(seconds - ahead)
  ahead = seconds
  await moveClock(`${seconds}s`)
  await lookAtSessions()
}
