import { expect, test } from 'vitest'
import { csvResponse, disarm, type CsvColumn } from './csv'

const columns: CsvColumn<{ text: string; count: number; at: Date | null }>[] = [
  { header: 'Campaign', of: ({ text }) => text },
  { header: 'Signups', of: ({ count }) => count },
  { header: 'At', of: ({ at }) => at },
]

test('a file begins with a byte order mark, quotes every cell and writes moments in UTC', async () => {
  const at = new Date('2026-03-29T01:30:00+01:00')
  const response = csvResponse('Report: März.csv', columns, [
    [{ text: 'say "hi"; now,\nplease', count: 3, at }],
    [],
    [{ text: 'über', count: -1, at: null }],
  ])
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="Report--M-rz.csv"')
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.toString('utf8')).toBe(
    '\uFEFF"Campaign","Signups","At"\r\n' +
      '"say ""hi""; now,\nplease","3","2026-03-29T00:30:00.000Z"\r\n' +
      '"über","-1",""\r\n',
  )
})

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\tx',
  '  =1',
  '"=1',
  "'=1",
  '\u200B=1',
  '\u00A0=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '%0A=1',
  '|cmd',
  '=HYPERLINK("http://evil.example";"click")',
])('%j is disarmed', (text) => {
  expect(disarm(text)).toBe(`'${text}`)
})

test.each(['spring', 'a=b', 'jane@example.com', 'x-1', '2026-03-29', '', 'été', 'a;=1'])(
  '%j stays as it is',
  (text) => {
    expect(disarm(text)).toBe(text)
  },
)

test('pages are read only as fast as the file is fetched, and no longer when nobody fetches it', async () => {
  let read = 0
  let isClosed = false
  async function* endless() {
    try {
      for (;;) {
        read += 1
        yield [{ text: 'x'.repeat(1_000), count: read, at: null }]
      }
    } finally {
      isClosed = true
    }
  }
  const reader = csvResponse('x.csv', columns, endless()).body?.getReader()
  await reader?.read()
  await reader?.read()
  expect(read).toBeLessThan(10)
  await reader?.cancel()
  await expect.poll(() => isClosed).toBe(true)
})

test('a file whose reading fails breaks off, so that nobody takes the beginning for the whole', async () => {
  async function* broken() {
    yield [{ text: 'spring', count: 1, at: null }]
    throw new Error('gave up')
  }
  await expect(csvResponse('x.csv', columns, broken()).text()).rejects.toThrow('gave up')
})
