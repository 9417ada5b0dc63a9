import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { preSessionScript } from './pre-session-script'

const portal = new URL('https://trial.example.com')
const textOf = (product: { slug: string; name: string }) => {
  const script = preSessionScript(product, portal)
  return script.kind === 'script' ? script.text : script.message
}

test('the script of a product is the one that was reviewed', async () => {
  const fixture = await readFile(path.join(import.meta.dirname, 'fixtures', 'aster-cad.ps1'), 'utf8')
  expect(textOf({ slug: 'aster-cad', name: 'Aster CAD' }).replaceAll('\r\n', '\n')).toBe(fixture)
})

test('no name of a product becomes a command', () => {
  const text = textOf({ slug: "it's", name: 'Evil\r\nRemove-Item C:\\ \u2028 x' })
  expect(text.split('\r\n')[0]).toBe(
    '# Pre-session script of Frame: tells the trial portal that a session of Evil Remove-Item C:\\ x has begun.'.replace(
      'C:\\ x',
      'C:\\   x',
    ),
  )
  expect(text).toContain(`Body = '{"product":"it''s"}'`)
})

test('a portal without https gets no script, because the token would travel in clear', () => {
  const product = { slug: 'aster-cad', name: 'Aster CAD' }
  expect(preSessionScript(product, new URL('http://trial.example.com'))).toMatchObject({ kind: 'problem' })
  expect(preSessionScript(product, new URL('http://localhost:3000'))).toMatchObject({ kind: 'script' })
})
