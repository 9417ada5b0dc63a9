import { beforeAll, expect, test } from 'vitest'
import { sign } from '../secrets'
import { createRequestId, verifyRequestId } from './request-id'

beforeAll(() => {
  process.env.AUTH_SECRET ??= 'a'.repeat(43)
})

const now = new Date('2026-11-23T12:00:00Z')
const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

test('a form is good for its product for 24 hours', () => {
  const id = createRequestId('aster-cad', now)
  expect(verifyRequestId(id, 'aster-cad', hoursLater(24))).toMatchObject({ kind: 'valid' })
  expect(verifyRequestId(id, 'aster-cad', hoursLater(24.01))).toEqual({
    kind: 'refused',
    reason: 'request-expired',
  })
  expect(verifyRequestId(id, 'meridian-maps', now)).toEqual({ kind: 'refused', reason: 'request-invalid' })
})

test('every form has an id of its own', () => {
  expect(createRequestId('aster-cad', now)).not.toBe(createRequestId('aster-cad', now))
})

test('an id that was not signed for this purpose, or not at all, is refused', () => {
  const foreign = sign(JSON.stringify({ id: 'x', product: 'aster-cad', at: now.getTime() }), 'browser-cookie')
  const odd = sign(JSON.stringify({ id: 1, product: 'aster-cad' }), 'request-id')
  for (const posted of ['', 'x', foreign, odd, createRequestId('aster-cad', now).slice(0, -1)]) {
    expect(verifyRequestId(posted, 'aster-cad', now)).toEqual({ kind: 'refused', reason: 'request-invalid' })
  }
})
