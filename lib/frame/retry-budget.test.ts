import { expect, test } from 'vitest'
import { createRetryBudget } from '@/lib/frame/retry-budget'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23) + seconds * 1000)

function budget(mints: number, second = 0) {
  const created = createRetryBudget()
  for (let each = 0; each < mints; each += 1) created.noteMint(at(second))
  return created
}

function retriesOf({ takeRetry }: ReturnType<typeof createRetryBudget>, second: number) {
  return Array.from({ length: 1_000 }, () => takeRetry(at(second))).filter(Boolean).length
}

test.each([
  [1_000, 100],
  [109, 10],
  [30, 3],
  [1, 3],
])('U4: of %i mints in a minute %i are tried again at most', (mints, retries) => {
  expect(retriesOf(budget(mints), 1)).toBe(retries)
})

test('U4: the window slides: after a minute neither old mints nor old retries count', () => {
  const retries = budget(1_000)
  expect(retriesOf(retries, 30)).toBe(100)
  expect(retriesOf(retries, 61)).toBe(0)
  expect(retriesOf(retries, 91)).toBe(3)
})

test('U1: a clock of ours that is set back does not stop retries for long', () => {
  const retries = budget(10, 7_200)
  expect(retriesOf(retries, 7_200)).toBe(3)
  expect(retriesOf(retries, 0)).toBe(3)
})
