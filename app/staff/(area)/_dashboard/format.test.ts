import { expect, test } from 'vitest'
import { formatChange } from './format'

test.each([
  [7, 0, 'None before'],
  [0, 0, 'None before'],
  [1_200, 1_200, 'As many as before'],
  [1_204, 1_200, 'As many as before'],
  [1_212, 1_200, '1% more than 1,200 before'],
  [30, 20, '50% more than 20 before'],
  [15, 20, '25% fewer than 20 before'],
  [0, 20, '100% fewer than 20 before'],
  [219, 20, '995% more than 20 before'],
  [220, 20, '11 times the 20 before'],
  [2_468_000, 1_200, '2,057 times the 1,200 before'],
])('%i after %i is said as “%s”', (now, before, said) => {
  expect(formatChange(now, before)).toBe(said)
})
