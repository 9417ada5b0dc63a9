import { expect, test } from 'vitest'
import { assumptions } from './assumptions'
import { createSettings } from './settings'

test('every setting belongs to a line of the contract, and only to one', () => {
  const named = assumptions.flatMap(({ setting }) => (setting ? [setting] : []))
  expect(named.toSorted()).toEqual(Object.keys(createSettings().get()).toSorted())
})

test('every row of the contract from E1 to E14 is there, in order', () => {
  const rows = [...new Set(assumptions.map(({ row }) => row))]
  expect(rows).toEqual(Array.from({ length: 14 }, (_, index) => `E${index + 1}`))
})
