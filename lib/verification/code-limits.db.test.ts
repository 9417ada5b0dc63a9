import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { setOneClock, useOneClock } from '../signups/test-support/one-clock'
import { postSignup, startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import { answerVerification } from './answer-verification'
import { sendCodeAgain } from './start-verification'

const triesOfIssue = 5
const sendsInAll = 5
const minutesOfIssue = 10

// The environment is read when the first module is loaded. Nothing has to arrive, so nobody listens there.
vi.hoisted(() => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:9'
})
let world: TrialWorld
let client: pg.Pool
beforeAll(async () => {
  world = await startTrialWorld()
  await world.product('coded', [], { verification: 'code' })
  client = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 })
  await useOneClock(client)
})
afterAll(async () => {
  await client.end()
  await world.stop()
})

/** Tries in parallel after some minutes, or the wish for another mail. */
type Act = { kind: 'tries'; wrong: number; right: number } | { kind: 'resend' }

const step = fc.record({
  minutes: fc.constantFrom(0, 0, 0, 1, 2, 11),
  act: fc.oneof(
    { weight: 3, arbitrary: tries() },
    { weight: 2, arbitrary: fc.constant<Act>({ kind: 'resend' }) },
  ),
})

test('E13: in whatever order codes are tried, sent and outdated, no issue judges more than five wrong ones', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const id = await newVerification()
      const model = { issue: 1, wrong: 0, sends: 1, sentAt: 0, expiresAt: minutesOfIssue, isProved: false }
      let now = 0
      for (const [index, { minutes, act }] of steps.entries()) {
        now += minutes
        // A second on, because real time passes too.
        await setOneClock(client, momentOf(now, index + 1))
        if (act.kind === 'resend') await resend(id, model, now)
        else await tryAll(id, model, act, now)
        expect(await stored(id)).toEqual({ issue: model.issue, tries: model.wrong })
        expect(model.wrong).toBeLessThanOrEqual(triesOfIssue)
      }
    }),
    { numRuns: 60 },
  )
})

type Model = {
  issue: number
  wrong: number
  sends: number
  sentAt: number
  expiresAt: number
  isProved: boolean
}

async function resend(id: string, model: Model, now: number) {
  const expected = model.isProved
    ? 'proved'
    : now - model.sentAt < 1
      ? 'wait'
      : model.sends >= sendsInAll
        ? 'enough'
        : 'sent'
  expect(await sendCodeAgain(id, { recipientKey: id, address: '203.0.113.7' })).toBe(expected)
  if (expected !== 'sent') return
  model.sends += 1
  model.sentAt = now
  if (now < model.expiresAt && model.wrong < triesOfIssue) return
  Object.assign(model, { issue: model.issue + 1, wrong: 0, expiresAt: now + minutesOfIssue })
}

async function tryAll(
  id: string,
  model: Model,
  { wrong, right }: Extract<Act, { kind: 'tries' }>,
  now: number,
) {
  const answers = await Promise.all(
    mixed(wrong, right).map(async (isRight) => ({
      isRight,
      verdict: await answerVerification({ verification: id, issue: model.issue }, { isRight, by: 'code' }),
    })),
  )
  const of = (isRight: boolean) =>
    answers.filter((each) => each.isRight === isRight).map(({ verdict }) => verdict)
  if (now >= model.expiresAt) {
    expect(new Set([...of(true), ...of(false), 'expired'])).toEqual(new Set(['expired']))
    return
  }
  const judged = Math.min(wrong, triesOfIssue - model.wrong)
  const isLast = model.wrong + judged === triesOfIssue
  const saidWrong = of(false).filter((verdict) => verdict === 'wrong').length
  expect(saidWrong).toBe(Math.max(0, isLast ? judged - 1 : judged))
  const proved = of(true).filter((verdict) => verdict === 'proved').length
  if (model.wrong === triesOfIssue) expect(proved).toBe(0)
  if (!isLast) expect(proved).toBe(right)
  model.wrong += judged
  model.isProved ||= proved > 0
}

/** Right ones among the wrong ones, not after them. */
function mixed(wrong: number, right: number): boolean[] {
  const all = [...Array<boolean>(wrong).fill(false), ...Array<boolean>(right).fill(true)]
  return all.map((_, index) => all[(index * 7) % all.length] ?? false)
}

function tries() {
  return fc
    .record({ wrong: fc.integer({ min: 0, max: 6 }), right: fc.integer({ min: 0, max: 2 }) })
    .filter(({ wrong, right }) => (wrong + right) % 7 !== 0)
    .map((counts): Act => ({ kind: 'tries', ...counts }))
}

const start = Date.UTC(2027, 0, 4, 12)
const momentOf = (minutes: number, seconds = 0) => new Date(start + minutes * 60_000 + seconds * 1_000)

async function newVerification(): Promise<string> {
  await setOneClock(client, momentOf(0))
  const outcome = await postSignup('coded', { facts: { address: newNetwork() } })
  if (outcome.kind !== 'verify') throw new Error('a proof was expected')
  return outcome.verification
}

let networks = 0

/** Each history has a network of its own: this is not about the limits of networks. */
function newNetwork(): string {
  networks += 1
  return `2001:db8:77:${networks.toString(16)}::7`
}

async function stored(id: string) {
  const { rows } = await client.query('select issue, tries from verifications where id = $1', [id])
  return rows[0]
}
