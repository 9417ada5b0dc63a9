import { expect, test } from 'vitest'
import { secondsToNextClosing, secondsToNextLook, type LookFacts } from './next-look'

const facts: LookFacts = {
  answer: 'none',
  secondsSinceHandOver: 0,
  secondsSinceSeen: null,
  failures: 0,
  canAsk: true,
}
const minute = 60

/** Each moment of a look within so many seconds, when each is answered in the same way. */
function momentsOf(answer: LookFacts['answer'], until: number): number[] {
  const moments: number[] = []
  let at = 20
  while (at <= until) {
    moments.push(at)
    const secondsSinceSeen = answer === 'alive' ? 0 : null
    const next = secondsToNextLook({ ...facts, answer, secondsSinceHandOver: at, secondsSinceSeen })
    if (next === null) break
    at += next
  }
  return moments
}

test('looks come at 20 and 40 seconds, every minute for a quarter of an hour, then every five minutes', () => {
  expect(momentsOf('alive', 30 * minute).slice(0, 4)).toEqual([20, 40, 60, 120])
  expect(momentsOf('alive', 30 * minute).slice(-4)).toEqual(
    [15, 20, 25, 30].map((minutes) => minutes * minute),
  )
  expect(momentsOf('alive', 120 * minute)).toHaveLength(38)
})

test('fractions of a second never make for a look more', () => {
  for (const fraction of [-0.4, 0.4]) {
    const since = (seconds: number) =>
      secondsToNextLook({ ...facts, secondsSinceHandOver: seconds + fraction })
    expect([20, 40, 60, 840, 900].map(since)).toEqual([20, 20, 60, 60, 300])
    expect(since(30 * minute)).toBeNull()
  }
})

test('half an hour without a session ends the looking', () => {
  expect(momentsOf('none', 120 * minute).at(-1)).toBe(30 * minute)
  const quitLongAfter = { ...facts, secondsSinceHandOver: 90 * minute }
  expect(secondsToNextLook({ ...quitLongAfter, secondsSinceSeen: 10 * minute })).toBe(5 * minute)
  expect(secondsToNextLook({ ...quitLongAfter, secondsSinceSeen: 31 * minute })).toBeNull()
})

test('with nothing left to ask by the looking ends at once, unless a session lives', () => {
  expect(secondsToNextLook({ ...facts, canAsk: false })).toBeNull()
  expect(secondsToNextLook({ ...facts, answer: 'cannot', canAsk: false })).toBeNull()
  expect(secondsToNextLook({ ...facts, answer: 'alive', canAsk: false })).not.toBeNull()
})

test('a Frame that does not answer is asked ever more seldom, and given up after a day', () => {
  const silent = { ...facts, answer: 'no-answer', secondsSinceHandOver: 100 } as const
  const paces = [0, 1, 2, 3, 9].map((failures) => secondsToNextLook({ ...silent, failures }))
  expect(paces).toEqual([30, 60, 120, 240, 300].map((seconds) => Math.max(seconds, 20)))
  expect(secondsToNextLook({ ...silent, secondsSinceHandOver: 25 * 3600 })).toBeNull()
})

test('closing is tried again after 30 seconds, twice as long each time, half an hour at most, for a day', () => {
  const left = { isDone: false, secondsSinceEnd: 0 }
  expect([0, 1, 6, 20].map((failures) => secondsToNextClosing({ ...left, failures }))).toEqual([
    30, 60, 1800, 1800,
  ])
  expect(secondsToNextClosing({ ...left, isDone: true, failures: 0 })).toBeNull()
  expect(secondsToNextClosing({ isDone: false, secondsSinceEnd: 86_400, failures: 0 })).toBeNull()
})
