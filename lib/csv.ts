import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'

type Cell = string | number | Date | null

/** One column of an export: what stands above it, and what stands in it for a row. */
export type CsvColumn<Row> = { header: string; of: (row: Row) => Cell }

type Rows<Row> = Iterable<Row> | AsyncIterable<Row>

/**
 * Rows as a CSV file to be downloaded, written while they are read. Every cell is in quotes; texts that a spreadsheet
 * would take for a formula are disarmed; moments are in UTC, so an export with moments should say in a column of its own
 * what zone its days are of. Begins with a byte order mark, without which Excel guesses the encoding.
 */
export function csvResponse<Row>(
  fileName: string,
  columns: readonly CsvColumn<Row>[],
  rows: Rows<Row>,
): Response {
  return new Response(streamOf(columns, rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '-')}"`,
      'cache-control': 'no-store',
    },
  })
}

/** By hand and not by Readable.toWeb, whose type is not that of the web. */
function streamOf<Row>(columns: readonly CsvColumn<Row>[], rows: Rows<Row>): ReadableStream<Uint8Array> {
  const format = stringify({ bom: true, quoted: true, quoted_empty: true, record_delimiter: 'windows' })
  // An error ends the file; whoever reads it from here is told.
  const text = pipeline(Readable.from(linesOf(columns, rows)), format, () => {})
  const chunks = text[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}

async function* linesOf<Row>(columns: readonly CsvColumn<Row>[], rows: Rows<Row>) {
  yield columns.map(({ header }) => header)
  for await (const row of rows) yield columns.map(({ of }) => written(of(row)))
}

function written(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString()
  return typeof cell === 'number' ? String(cell) : disarm(cell)
}

/**
 * An apostrophe before what a spreadsheet might run (A10): = + - @ and their full-width twins, tab and line breaks at the
 * beginning, also behind spaces, quotes and what nobody sees. Whoever reads such a file by program takes one leading
 * apostrophe off.
 */
export function disarm(text: string): string {
  return /^[\s"'\p{Cc}\p{Cf}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u.test(text) ? `'${text}` : text
}
