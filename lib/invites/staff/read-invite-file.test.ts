import { expect, test } from 'vitest'
import { decodeInviteFile, readInviteFile, type ReadInviteFile } from './read-invite-file'

const read = (text: string) => readInviteFile(text, { manages: false })

test.each([
  ['commas', 'label,product,e-mail\nFair,aster,jane@acme.example\n'],
  ['semicolons and CRLF', 'label;product;e-mail\r\nFair;aster;jane@acme.example\r\n'],
  ['tabs', 'label\tproduct\te-mail\nFair\taster\tjane@acme.example'],
  ['a byte order mark', '\uFEFFlabel,product,e-mail\nFair,aster,jane@acme.example'],
  ['quotes and empty lines', '"LABEL"," product ","Email"\n\n"Fair","aster","jane@acme.example"\n,,\n\n'],
  ['old line ends', 'label,product,e-mail\rFair,aster,jane@acme.example\r'],
])('a file with %s is read', (_what, text) => {
  const file = read(text)
  expect(file).toMatchObject({
    kind: 'ok',
    rows: [{ problems: [], fields: { label: 'Fair', product: 'aster', email: 'jane@acme.example' } }],
  })
})

test('a cell in quotes may hold separators, quotes and line breaks, and rows know their line', () => {
  const file = read('label,product\n"Fair, ""Kiel""\nhall 3",aster\nOther,aster')
  expect(file).toMatchObject({ rows: [{ fields: { label: 'Fair, "Kiel"\nhall 3' } }, { line: 4 }] })
})

test.each([
  ['nothing', '', 'is empty'],
  ['a quote that stays open', 'label,product\n"Fair,aster\nOther,aster', 'quotes do not add up'],
  ['a quote within a cell', 'label,product\nFa"ir,as"ter"', 'quotes do not add up'],
  ['ten thousand columns', `${'a,'.repeat(10_000)}b\n1`, 'names 10001 columns'],
  ['a column that there is not', 'label,product,role\nFair,aster,admin', 'no column “role”'],
  [
    'A5: an owner, of somebody who makes their own',
    'label,product,owner\nFair,aster,x@y.example',
    'no column “owner”',
  ],
  ['a column twice', 'label,product,label\nFair,aster,Fair', 'is there twice'],
  ['no product', 'label\nFair', '“product” is missing'],
  ['columns alone', 'label,product\n', 'no row below'],
  ['too many rows', `label,product\n${'Fair,aster\n'.repeat(501)}`, 'There are 501 rows'],
  ['too many bytes', `label,product\n${'x'.repeat(60_001)}`, 'larger than 60 kB'],
  ['a prototype', '__proto__,constructor\n1,2', 'no column “__proto__”'],
])('a file with %s is refused in words', (_what, text, words) => {
  const file = read(text)
  expect(problemOf(file)).toContain(words)
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\uFF1D1', ' =1', "'=1", '\t=1', '|cmd'])(
  'A10: a cell that begins as a formula, %j, is named with its column',
  (cell) => {
    const file = read(`label,product,opportunity\nFair,aster,"${cell}"\nGood,aster,`)
    const problems = file.kind === 'ok' ? file.rows.map((row) => row.problems) : []
    expect(problems).toEqual([[expect.stringContaining('opportunity: “')], []])
  },
)

test('a row with more cells than columns, and a yes that is none, are named', () => {
  const file = read('label,product,skip verification\nFair,aster,maybe\nFair,aster,ja,one more')
  const problems = file.kind === 'ok' ? file.rows.map((row) => row.problems) : []
  expect(problems).toEqual([['skip verification: write yes or no.'], ['There are 4 cells, and 3 columns.']])
})

test('UTF-8 and marked UTF-16 are read, other encodings and NUL characters are not', () => {
  const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from('Müller', 'utf16le')])
  expect(decodeInviteFile(utf16)).toBe('Müller')
  expect(decodeInviteFile(Buffer.from('Müller'))).toBe('Müller')
  expect(decodeInviteFile(Buffer.from('Müller', 'latin1'))).toBeNull()
  expect(decodeInviteFile(Buffer.from('a\0b'))).toBeNull()
  expect(decodeInviteFile(Buffer.from('Müller', 'utf16le'))).toBeNull()
})

function problemOf(file: ReadInviteFile): string {
  return file.kind === 'unreadable' ? file.problem : ''
}
