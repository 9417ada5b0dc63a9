import { expect, test } from 'vitest'
import { type Assumption, assumptions } from './assumptions'
import { createSettings } from './settings'

test('every setting belongs to an assumption, and only to one', () => {
  const all = Object.values<Assumption[]>(assumptions).flat()
  const named = all.flatMap(({ setting }) => (setting ? [setting] : []))
  expect(named.toSorted()).toEqual(Object.keys(createSettings().get()).toSorted())
})
