import { stringify } from 'csv-stringify/sync'

type Cell = string | number | Date | null

/** One column of an export: what stands above it, and what stands in it for a row. */
export type CsvColumn<Row> = { header: string; of: (row: Row) => Cell }

/** As many together as are read together. */
type Pages<Row> = Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>

/**
 * Rows as a CSV file to be downloaded, written while they are read. Every cell is in quotes; texts that a spreadsheet
 * would take for a formula are disarmed; moments are in UTC, so an export with moments should say in a column of its own
 * what zone its days are of. Begins with a byte order mark, without which Excel guesses the encoding.
 */
export function csvResponse<Row>(
  fileName: string,
  columns: readonly CsvColumn<Row>[],
  pages: Pages<Row>,
): Response {
  return new Response(streamOf(columns, pages), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '-')}"`,
      'cache-control': 'no-store',
    },
  })
}

/** A stream that reads on only when somebody takes more, and that ends its pages when nobody does. */
function streamOf<Row>(columns: readonly CsvColumn<Row>[], pages: Pages<Row>): ReadableStream<Uint8Array> {
  const blocks = blocksOf(columns, pages)
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await blocks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await blocks.return(undefined)
    },
  })
}

async function* blocksOf<Row>(columns: readonly CsvColumn<Row>[], pages: Pages<Row>) {
  yield Buffer.from(stringify([columns.map(({ header }) => header)], { ...format, bom: true }))
  for await (const page of pages) {
    if (page.length > 0)
      yield Buffer.from(
        stringify(
          page.map((row) => columns.map(({ of }) => written(of(row)))),
          format,
        ),
      )
  }
}

const format = { quoted: true, quoted_empty: true, record_delimiter: 'windows' } as const

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
