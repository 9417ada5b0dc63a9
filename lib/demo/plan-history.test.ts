import { expect, test } from 'vitest'
import { exactReasons, type Reason } from '../signups/reasons'
import { planHistory } from './plan-history'

const dayMs = 86_400_000
const products = ['cad', 'maps', 'ledger'] as const
const now = new Date('2026-11-23T10:00:00Z')
const { signups, visits } = planHistory(now, products)

/** Codes that answer a form, or somebody who comes back, and never are the reason of a signup's row. */
const neverOfARow: readonly Reason[] = [
  'captcha-invalid',
  'captcha-expired',
  'honeypot',
  'invite-unknown',
  'request-invalid',
  'request-expired',
  'request-used',
  'still-preparing',
  'unknown-browser',
  'trial-ended',
  'trial-revoked',
  'return-loop',
  'relogin-limit',
]
/** What fails on its way; everything else is refused by a rule. */
const failures: readonly Reason[] = [
  'frame-refused',
  'frame-unavailable',
  'frame-unknown',
  'abandoned',
  'never-verified',
  'offer-lapsed',
  'superseded',
]
const ofARow = exactReasons.filter((reason) => !neverOfARow.includes(reason))

test('whatever day of the week a demo begins, everything that can be the reason of a signup happened, and nothing else', () => {
  for (let days = 0; days < 7; days += 1) {
    const history = planHistory(new Date(now.getTime() + days * dayMs), products)
    const found = new Set(history.signups.map(({ reason }) => reason ?? 'granted'))
    expect([...found].sort()).toEqual([...ofARow, 'granted'].sort())
  }
})

test('each reason comes with the state it leaves behind, and is the last word on its signup', () => {
  for (const { state, reason, events } of signups) {
    const isFailure = failures.some((failure) => failure === reason)
    expect([reason, state]).toEqual([reason, reason === null ? 'ended' : isFailure ? 'failed' : 'refused'])
    expect(events.at(-1)).toMatchObject({ kind: state, facts: reason === null ? {} : { reason } })
    expect(events.map(({ at }) => Number(at))).toEqual(
      events.map(({ at }) => Number(at)).sort((a, b) => a - b),
    )
  }
  const withoutMail = signups.filter(({ reason }) => reason === 'cannot-verify')
  const mailCameAfter = Math.max(...withoutMail.map(({ createdAt }) => Number(createdAt)))
  expect(signups.some((one) => one.verifiedAt && Number(one.verifiedAt) < mailCameAfter)).toBe(false)
  const again = signups.filter(({ reason }) => reason === 'superseded')
  for (const { email, product } of again) {
    expect(signups.filter((other) => other.email === email && other.product === product)).toMatchObject([
      { state: 'failed' },
      { state: 'ended', reason: null },
    ])
  }
  for (const { email, createdAt } of signups.filter(({ reason }) => reason === 'already-has-trial')) {
    expect(signups.some((other) => other.email === email && (other.grantedAt ?? now) < createdAt)).toBe(true)
  }
})

test('the totals are believable: most get a trial, and none of the rare reasons is frequent', () => {
  expect(signups.length).toBeGreaterThan(1_000)
  expect(signups.length).toBeLessThan(1_500)
  const share = (of: (reason: string | null) => boolean) =>
    signups.filter(({ reason }) => of(reason)).length / signups.length
  expect(share((reason) => reason === null)).toBeGreaterThan(0.6)
  expect(share((reason) => reason === null)).toBeLessThan(0.8)
  for (const reason of [
    'captcha-spent',
    'invite-revoked',
    'frame-unavailable',
    'cannot-verify',
    'superseded',
  ]) {
    expect(share((one) => one === reason)).toBeLessThan(0.01)
  }
  expect(visits.length).toBeGreaterThan(2 * signups.length)
})

test('a history for the same day is the same, and it is over before the day begins', () => {
  expect(planHistory(new Date('2026-11-23T18:30:00Z'), products)).toEqual({ signups, visits })
  const moments = signups.flatMap(({ createdAt, trialEndsAt, events, sessions }) => [
    createdAt,
    ...(trialEndsAt ? [trialEndsAt] : []),
    ...events.map(({ at }) => at),
    ...sessions.map(({ endedAt }) => endedAt),
  ])
  expect(Math.max(...moments.map(Number))).toBeLessThan(now.getTime())
  for (const { openSince, endedAt } of signups.flatMap(({ sessions }) => sessions)) {
    expect(endedAt.getTime()).toBeGreaterThan(openSince.getTime())
  }
})

test('the past has a weekly rhythm, a spike of one campaign and a day of bad mail', () => {
  const on = (daysAgo: number) => {
    const day = new Date(Date.parse('2026-11-23') - daysAgo * dayMs).toISOString().slice(0, 10)
    return signups.filter(({ createdAt }) => createdAt.toISOString().startsWith(day))
  }
  const average = (isWanted: (weekday: number) => boolean) => {
    const days = Array.from({ length: 90 }, (_, index) => index + 1).filter(
      (daysAgo) => daysAgo !== 34 && isWanted(new Date(now.getTime() - daysAgo * dayMs).getUTCDay()),
    )
    return days.reduce((sum, daysAgo) => sum + on(daysAgo).length, 0) / days.length
  }
  const isWeekend = (weekday: number) => weekday === 0 || weekday === 6
  expect(average(isWeekend)).toBeLessThan(average((weekday) => !isWeekend(weekday)) / 2)

  expect(on(34).length).toBeGreaterThan(3 * on(41).length)
  expect(on(34).filter(({ origin }) => origin.campaign === 'launch-day').length).toBeGreaterThan(
    on(34).length / 2,
  )
  expect(on(12).filter(({ reason }) => reason === 'never-verified').length).toBeGreaterThan(on(12).length / 2)
})

test('odd people come by: written from right to left, in other scripts, as a formula, as markup', () => {
  const texts = signups.map(({ firstName, lastName, company }) => [firstName, lastName, company].join('\n'))
  const oddities = [
    /\p{Script=Arabic}/u,
    /\p{Script=Hebrew}/u,
    /\p{Script=Han}/u,
    /\p{Emoji_Presentation}/u,
    /'/,
    /</,
  ]
  for (const oddity of [...oddities, /^=/m, /^\+/m, /^-/m, /^@/m]) {
    expect(texts.filter((text) => oddity.test(text))).not.toEqual([])
  }
})
