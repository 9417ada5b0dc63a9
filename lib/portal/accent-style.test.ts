import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentStyle, darkTokens, defaultAccent, lightTokens } from './accent-style'
import { black, contrast, darkSurface, mixUntilReadable, white } from './colour'

const accents = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => mixUntilReadable(`#${value.toString(16).padStart(6, '0')}`, black, white))

test('whatever accent is set, text in it and on it can be read, in light and in dark', () => {
  fc.assert(
    fc.property(accents, (accent) => {
      const light = lightTokens(accent)
      expect(contrast(light.accent, white)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(light['on-accent'], light['accent-strong'])).toBeGreaterThanOrEqual(4.5)
      const dark = darkTokens(accent)
      expect(contrast(dark.accent, darkSurface)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(dark['on-accent'], dark.accent)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(dark['on-accent'], dark['accent-strong'])).toBeGreaterThanOrEqual(4.5)
    }),
  )
})

test('the style sets colours and nothing else', () => {
  const rule = ':root\\{(--color-[a-z0-9-]+:#[0-9a-f]{6};?)+\\}'
  expect(accentStyle('#7a2e8e')).toMatch(
    new RegExp(`^${rule}@media \\(prefers-color-scheme:dark\\)\\{${rule}\\}$`),
  )
})

test('the constants are those of the stylesheet', () => {
  const css = readFileSync('app/globals.css', 'utf8')
  expect(css).toContain(`--color-accent: ${defaultAccent};`)
  expect(css).toContain(`--color-surface: ${darkSurface};`)
})
