import { expect, test } from 'vitest'
import { parseLogo } from './parse-logo'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
const png = Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64')
const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8 ').toString('base64')
const base64 = (text: string) => Buffer.from(text).toString('base64')

test.each([
  [`data:image/svg+xml;base64,${base64(svg)}`, 'image/svg+xml'],
  [`data:image/svg+xml,${encodeURIComponent(svg)}`, 'image/svg+xml'],
  [`data:image/svg+xml;charset=utf-8,${svg}`, 'image/svg+xml'],
  [`data:image/png;base64,${png}`, 'image/png'],
  [`data:image/webp;base64,${webp}`, 'image/webp'],
])('%.40s… is a logo', (uri, type) => {
  expect(parseLogo(uri)).toMatchObject({ kind: 'ok', logo: { type } })
})

test('both spellings of one picture give the same bytes', () => {
  const [one, other] = [`;base64,${base64(svg)}`, `,${encodeURIComponent(svg)}`].map((rest) =>
    parseLogo(`data:image/svg+xml${rest}`),
  )
  expect(one).toEqual(other)
})

test.each([
  ['https://halden.example/logo.png', 'must be a data: URI'],
  ['javascript:alert(1)', 'must be a data: URI'],
  ['data:text/html,<svg>', 'must be a data: URI'],
  ['data:image/gif;base64,R0lGODlh', 'must be a data: URI'],
  [`data:image/png;base64,${base64(svg)}`, 'says image/png but does not hold such a picture'],
  ['data:image/svg+xml,%E0%A4%A', 'says image/svg+xml but does not hold such a picture'],
  ['data:image/png;base64,not base64', 'says image/png but does not hold such a picture'],
  [`data:image/svg+xml,${svg}${'x'.repeat(49_152)}`, 'has 49 kB; use a picture of 48 kB or fewer'],
])('%.40s… is none', (uri, problem) => {
  expect(parseLogo(uri)).toEqual({ kind: 'invalid', problem: expect.stringContaining(problem) })
})
