import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Payload } from 'altcha-lib/types'
import { createRequestId } from '../signups/request-id'
import { newAddress, postSignup, startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import { createChallenge, verifyCaptcha } from './proof-of-work'
import { encodeSolution, solveForTest } from './test-support/solve'

let world: TrialWorld

beforeAll(async () => {
  world = await startTrialWorld()
})
afterAll(() => world.stop())

test('C1: one solution posted fifty times at once opens one trial', async () => {
  const slug = await world.product('c1', [], { captcha: true })
  const altcha = encodeSolution(await solved())
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => postSignup(slug, { form: { altcha } })))
  expect(outcomes.filter(({ kind }) => kind === 'granted')).toHaveLength(1)
  expect(
    outcomes.filter((outcome) => outcome.kind === 'refused' && outcome.reason === 'captcha-spent'),
  ).toHaveLength(49)
})

test('C5: the form that spent a solution may come again with it, and gives the trial that it gave', async () => {
  const slug = await world.product('c5', [{ scope: 'product', per: 'ever', limit: 1 }], { captcha: true })
  const altcha = encodeSolution(await solveForTest(await createChallenge(new Date())))
  const form = { email: newAddress(), requestId: createRequestId(slug), altcha }
  const first = await postSignup(slug, { form })
  const again = await postSignup(slug, { form })
  expect(first.kind).toBe('granted')
  expect(again).toMatchObject({ kind: 'granted', handOverTo: first.kind === 'granted' && first.handOverTo })
  expect(await postSignup(slug, { form: { altcha } })).toMatchObject({ reason: 'captcha-spent' })
})

test('a product with a captcha refuses a missing solution, one without does not ask', async () => {
  const guarded = await world.product('guarded', [], { captcha: true })
  const open = await world.product('open', [], { captcha: false })
  expect(await postSignup(guarded)).toMatchObject({ kind: 'refused', reason: 'captcha-missing' })
  expect(await postSignup(open)).toMatchObject({ kind: 'granted' })
})

test('C2: a solution is good for ten minutes and no longer', async () => {
  const posted = encodeSolution(await solved())
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
  expect(await verifyCaptcha(posted, later(9))).toMatchObject({ kind: 'solved' })
  expect(await verifyCaptcha(posted, later(11))).toEqual({ kind: 'refused', reason: 'captcha-expired' })
})

test('C3: a solution of which any one field is changed is refused', async () => {
  const payload = await solved()
  const forged = mutations(payload)
  expect(forged.length).toBeGreaterThanOrEqual(200)
  const verdicts = await Promise.all(forged.map((text) => verifyCaptcha(text, new Date())))
  expect(verdicts.filter(({ kind }) => kind === 'solved')).toEqual([])
  expect(await verifyCaptcha(encodeSolution(payload), new Date())).toMatchObject({ kind: 'solved' })
})

test.each([
  '',
  'x',
  '{}',
  'bnVsbA==',
  Buffer.from('{"challenge":null}').toString('base64'),
  'A'.repeat(60_000),
])('C3: what is no solution at all is refused: %.20s', async (posted) => {
  expect(await verifyCaptcha(posted, new Date())).toEqual({ kind: 'refused', reason: 'captcha-invalid' })
})

let shared: Promise<Payload> | undefined

/** One solution for all tests that do not spend it before others look. */
function solved(): Promise<Payload> {
  return (shared ??= createChallenge(new Date()).then(solveForTest))
}

/** Every leaf of the payload flipped, retyped, removed, and every object given one key more. */
function mutations(payload: Payload): string[] {
  const text = JSON.stringify(payload)
  const leaves = paths(payload).filter((path) => path.at(-1) !== 'time')
  const strange = [null, true, [], {}, '', 0, -1, 1e12, '__proto__', 'expires=9999999999&']
  const changed = leaves.flatMap((path) => {
    const before = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], payload)
    const flipped =
      typeof before === 'string'
        ? Array.from({ length: 12 }, (_, part) =>
            flip(before, Math.floor((part * before.length) / 12)),
          ).concat(before.toUpperCase(), `${before}0`, before.slice(2))
        : typeof before === 'number'
          ? [before + 1, before - 1, before * 2, String(before), before + 0.5]
          : []
    return [...flipped, ...strange]
      .filter((value) => value !== before)
      .map((value) => withChange(text, path, value))
      .concat(withChange(text, path, undefined))
  })
  return changed
    .filter((candidate) => candidate !== text)
    .map((candidate) => Buffer.from(candidate).toString('base64'))
}

function withChange(text: string, path: string[], value: unknown): string {
  const copy: unknown = JSON.parse(text)
  const last = path.at(-1) ?? ''
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy)
  const target = parent as Record<string, unknown>
  if (value === undefined) delete target[last]
  else target[last] = value
  return JSON.stringify(copy)
}

function paths(value: object, before: string[] = []): string[][] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null ? paths(inner, [...before, key]) : [[...before, key]],
  )
}

function flip(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1)
}
