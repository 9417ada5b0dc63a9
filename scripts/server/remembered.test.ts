import { expect, test } from 'vitest'
import { remembered } from './remembered'

function setUp() {
  const state = { nowMs: 0, loads: 0, answer: async () => 'first', errors: 0 }
  const read = remembered(() => (state.loads++, state.answer()), 'fallback', {
    freshMs: 1_000,
    nowMs: () => state.nowMs,
    onError: () => state.errors++,
  })
  return { state, read }
}

test('one query serves everybody for a second', async () => {
  const { state, read } = setUp()
  expect(await Promise.all([read(), read(), read()])).toEqual(['first', 'first', 'first'])
  state.nowMs = 999
  await read()
  expect(state.loads).toBe(1)
})

test('a stale answer is given at once while the next one is fetched', async () => {
  const { state, read } = setUp()
  await read()
  state.nowMs = 1_000
  let answer: (value: string) => void = () => {}
  state.answer = () => new Promise((resolve) => (answer = resolve))
  expect(await read()).toBe('first')
  answer('second')
  await new Promise(setImmediate)
  expect(await read()).toBe('second')
  expect(state.loads).toBe(2)
})

test('a failure keeps the last answer and is tried again', async () => {
  const { state, read } = setUp()
  state.answer = () => Promise.reject(new Error('no database'))
  expect(await read()).toBe('fallback')
  state.answer = async () => 'first'
  expect(await read()).toBe('first')
  state.nowMs = 5_000
  state.answer = () => Promise.reject(new Error('no database'))
  await read()
  await new Promise(setImmediate)
  expect(await read()).toBe('first')
  expect(state.errors).toBeGreaterThanOrEqual(2)
})
