import { expect, test } from 'vitest'
import { createAuditTrail } from './audit-trail'

test('Trails: the trail keeps the last thousand lines, newest first', () => {
  const trail = createAuditTrail(() => 5)
  for (let turn = 1; turn <= 1010; turn++) trail.add({ kind: 'logout', what: `Logout ${turn}` })
  const lines = trail.list()
  expect([lines.length, lines[0]?.what, lines.at(-1)?.what]).toEqual([1000, 'Logout 1010', 'Logout 11'])
})

test('Trails: a trail that was taken up again goes on counting where it was', () => {
  const first = createAuditTrail(() => 5)
  first.add({ kind: 'login', what: 'Login' })
  const second = createAuditTrail(() => 6)
  second.restore(first.list())
  second.add({ kind: 'logout', what: 'Logout' })
  expect(second.list()).toMatchObject([
    { number: 2, atMs: 6, what: 'Logout', who: null },
    { number: 1, atMs: 5, what: 'Login' },
  ])
})
