import fc from 'fast-check'
import { expect, test } from 'vitest'
import { black, contrast, mix, mixUntilReadable, white } from './colour'

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)

test.each([
  [black, white, 21],
  [white, white, 1],
  ['#767676', white, 4.54],
  ['#777777', white, 4.48],
  ['#0000ff', white, 8.59],
  ['#ff0000', white, 4],
])('the contrast of %s and %s is %d to 1', (one, other, expected) => {
  expect(contrast(one, other)).toBeCloseTo(expected, 2)
})

test('contrast does not depend on the order', () => {
  fc.assert(fc.property(colours, colours, (a, b) => contrast(a, b) === contrast(b, a)))
})

test('a mixture lies between its parts', () => {
  expect(mix('#0b6275', white, 0)).toBe('#0b6275')
  expect(mix('#0b6275', white, 1)).toBe(white)
  expect(mix(black, white, 0.5)).toBe('#808080')
})

test('a colour that can be read stays, any other is moved until it can', () => {
  expect(mixUntilReadable('#0b6275', black, white)).toBe('#0b6275')
  fc.assert(fc.property(colours, (colour) => contrast(mixUntilReadable(colour, black, white), white) >= 4.5))
})
