import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { palettes, themeStyle } from './theme-style'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)', 2)

test.each([
  ['light', light],
  ['dark', dark.slice(0, dark.indexOf('@layer base'))],
] as const)('a preview in %s has the colours of the page itself', (theme, source) => {
  const named = [...source.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [
    name,
    value,
  ])
  expect(palettes[theme]).toEqual(Object.fromEntries(named))
})

test('an accent of its own comes with the tints that belong to it', () => {
  expect(themeStyle('light', '#663399')).toContain('--color-accent:#663399')
  expect(themeStyle('dark', '#663399')).not.toContain('--color-accent:#663399')
})
