import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSlots } from '@/lib/frame/slots'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** People at the door, and Frame's answers on demand. */
function house(count: number) {
  const slots = createSlots(count)
  const answers: (() => void)[] = []
  const state = { inside: 0, most: 0, turnedAway: 0 }
  const enter = async () => {
    if (!(await slots.take())) {
      state.turnedAway += 1
      return
    }
    state.inside += 1
    state.most = Math.max(state.most, state.inside)
    await slots.timed(() => new Promise<void>((resolve) => answers.push(resolve)))
    state.inside -= 1
    slots.giveBack()
  }
  const arrive = (people: number) => Promise.all(Array.from({ length: people }, enter))
  const answer = (times: number) => {
    for (const end of answers.splice(0, times)) end()
    return vi.advanceTimersByTimeAsync(0)
  }
  return { arrive, answer, state }
}

test('there are never more at once than there are slots, and everybody has a turn', async () => {
  const { arrive, answer, state } = house(3)
  const all = arrive(20)
  for (let round = 0; round < 10; round += 1) {
    await answer(2)
    await vi.advanceTimersByTimeAsync(20)
  }
  const later = arrive(5)
  for (let round = 0; round < 10; round += 1) await answer(2)
  await Promise.all([all, later])
  expect(state).toEqual({ inside: 0, most: 3, turnedAway: 0 })
})

test('U10: when Frame answers nobody, all who stand in line are turned away within 300 ms', async () => {
  const { arrive, state } = house(3)
  void arrive(20)
  await vi.advanceTimersByTimeAsync(300)
  expect(state).toEqual({ inside: 3, most: 3, turnedAway: 17 })
  void arrive(1)
  await vi.advanceTimersByTimeAsync(100)
  expect(state.turnedAway).toBe(18)
})

test('U10: when Frame is slow, those stay whom its pace would reach within a second', async () => {
  const { arrive, answer, state } = house(3)
  void arrive(30)
  await vi.advanceTimersByTimeAsync(190)
  await answer(1)
  await vi.advanceTimersByTimeAsync(10)
  expect(state).toMatchObject({ inside: 3, turnedAway: 30 - 4 - 10 })
})

test('while Frame is quick, nobody is turned away for what takes long on our side', async () => {
  const slots = createSlots(1)
  expect(await slots.take()).toBe(true)
  let isIn = false
  void slots.take().then((isGranted) => (isIn = isGranted))
  await vi.advanceTimersByTimeAsync(5_000)
  slots.giveBack()
  await vi.advanceTimersByTimeAsync(0)
  expect(isIn).toBe(true)
  await vi.advanceTimersByTimeAsync(100)
  expect(vi.getTimerCount()).toBe(0)
})
