import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCircuit, FAILURES_IN_A_ROW, type Verdict } from '@/lib/frame/circuit'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const passSeconds = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

function circuit({ random = 0 } = {}) {
  const opened = vi.fn()
  const closed = vi.fn()
  const { run, isResting } = createCircuit<Verdict>({
    verdictOf: (verdict) => verdict,
    onOpen: opened,
    onClose: closed,
    random: () => random,
  })
  const hear = (verdict: Verdict) => run(async () => verdict)
  const failInARow = async (times = FAILURES_IN_A_ROW) => {
    for (let each = 0; each < times; each += 1) await hear('fails')
  }
  return { run, isResting, hear, failInARow, opened, closed }
}

test('a circuit opens after failures in a row, says so once, and asks nothing any more', async () => {
  const { run, failInARow, hear, opened } = circuit()
  await failInARow(FAILURES_IN_A_ROW - 1)
  await hear('works')
  await failInARow(FAILURES_IN_A_ROW - 1)
  expect(opened).not.toHaveBeenCalled()
  await failInARow(1)
  expect(opened.mock.calls).toEqual([['fails']])

  const ask = vi.fn()
  expect(await run(ask)).toBeNull()
  expect(ask).not.toHaveBeenCalled()
})

test.each([
  [0, 10, 20, 40, 60, 60],
  [1, 15, 30, 60, 90, 90],
])('with chance %d it rests for %d, %d, %d and then always %d seconds', async (random, ...rests) => {
  const { failInARow, hear, opened, closed } = circuit({ random })
  await failInARow()
  for (const seconds of rests) {
    passSeconds(seconds - 1)
    expect(await hear('works')).toBeNull()
    passSeconds(1)
    expect(await hear('fails')).toBe('fails')
  }
  expect(opened).toHaveBeenCalledOnce()
  expect(closed).not.toHaveBeenCalled()
})

test('whether it rests can be seen without asking, and a rest that is over is none, with a probe or without', async () => {
  const { isResting, failInARow, hear } = circuit()
  expect(isResting()).toBe(false)
  await failInARow()
  expect(isResting()).toBe(true)
  passSeconds(9)
  expect(isResting()).toBe(true)
  passSeconds(1)
  expect(isResting()).toBe(false)
  await hear('fails')
  expect(isResting()).toBe(true)
  passSeconds(20)
  await hear('works')
  expect(isResting()).toBe(false)
})

test('one probe goes through at a time, and nobody waits for it', async () => {
  const { run, hear, failInARow, closed } = circuit()
  await failInARow()
  passSeconds(10)
  let end = (_verdict: Verdict) => {}
  const probe = run(() => new Promise((resolve) => (end = resolve)))
  expect(await hear('works')).toBeNull()
  expect(await hear('works')).toBeNull()
  end('works')
  expect(await probe).toBe('works')
  expect(closed).toHaveBeenCalledOnce()
  expect(await hear('works')).toBe('works')
})

test('a probe that asked nobody closes nothing, and leaves its turn to the next', async () => {
  const { run, hear, failInARow, closed } = circuit()
  await failInARow()
  passSeconds(10)
  await expect(run(() => Promise.reject(new Error('no row')))).rejects.toThrow('no row')
  expect(await hear('nothing')).toBe('nothing')
  expect(closed).not.toHaveBeenCalled()
  expect(await hear('fails')).toBe('fails')
  expect(await hear('works')).toBeNull()
})

test('what is thrown, or says nothing, counts neither for nor against the other side', async () => {
  const { run, hear, failInARow, opened } = circuit()
  await failInARow(FAILURES_IN_A_ROW - 1)
  for (let each = 0; each < 2 * FAILURES_IN_A_ROW; each += 1) {
    await expect(run(() => Promise.reject(new Error('no row')))).rejects.toThrow('no row')
    await hear('nothing')
  }
  expect(opened).not.toHaveBeenCalled()
  await failInARow(1)
  expect(opened).toHaveBeenCalledOnce()
})

test('what began before the circuit opened, and fails after, does not prolong the rest', async () => {
  const { run, hear, failInARow } = circuit()
  let end = (_verdict: Verdict) => {}
  const late = run(() => new Promise((resolve) => (end = resolve)))
  await failInARow()
  end('fails')
  expect(await late).toBe('fails')
  passSeconds(10)
  expect(await hear('works')).toBe('works')
})

test('U1: a clock of ours that is set back does not prolong the rest', async () => {
  const { hear, failInARow } = circuit()
  await failInARow()
  passSeconds(-3600)
  expect(await hear('works')).toBe('works')
})
