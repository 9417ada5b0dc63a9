import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { faultHelp } from '../faults/fault'
import { createSettings } from '../state/settings'

const page = await readFile(new URL('../../docs/emulator.md', import.meta.url), 'utf8')
/** The second cell of every table row, by the name in its first. */
const cells = new Map(
  [...page.matchAll(/^\| `([\w-]+)` +\|([^|]*)\|/gm)].map(([, name, value = '']) => [
    name,
    value.replaceAll('`', '').trim(),
  ]),
)

test('docs/emulator.md names every setting with its default', () => {
  for (const [name, value] of Object.entries(createSettings().get()))
    expect([name, cells.get(name)]).toEqual([name, `${value}`])
})

test('docs/emulator.md names every kind of fault', () => {
  for (const kind of Object.keys(faultHelp)) expect(cells.has(kind), kind).toBe(true)
})
