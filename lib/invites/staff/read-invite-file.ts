import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { disarm } from '../../csv'
import { columnOfField, fieldOfColumn, inviteColumns } from './invite-columns'
import { InviteFields, type InviteField } from './invite-fields'

/** A request has room for 64 kB, and something travels with the file. */
export const largestFileBytes = 60_000
export const mostRows = 500
const mostColumns = 40

/** `line`: where the row ends in the file. `problems`: what is wrong with it as text. */
export type FileRow = { line: number; fields: InviteFields; problems: string[] }

export type ReadInviteFile = { kind: 'ok'; rows: FileRow[] } | { kind: 'unreadable'; problem: string }

const Parsed = z.array(z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) }))

/** Text from the bytes of a file; null for what is no text in UTF-8 or, by its mark, in UTF-16. */
export function decodeInviteFile(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** The rows of a CSV file, whatever separates its cells. What is not read is told, never guessed. */
export function readInviteFile(written: string, { manages }: { manages: boolean }): ReadInviteFile {
  const text = written.replace(/^\uFEFF/, '')
  if (text.trim() === '') return unreadable('The file is empty. Its first line names the columns.')
  if (Buffer.byteLength(text) > largestFileBytes)
    return unreadable(`The file is larger than ${largestFileBytes / 1_000} kB. Split it.`)
  const parsed = parseCells(text)
  if (parsed.kind === 'unreadable') return parsed
  const [head, ...records] = parsed.records
  const columns = columnsOf(head?.record ?? [], manages)
  if (columns.kind === 'unreadable') return columns
  if (records.length === 0) return unreadable('There is no row below the names of the columns.')
  if (records.length > mostRows) {
    return unreadable(`There are ${records.length} rows. Split the file: ${mostRows} are the most.`)
  }
  return { kind: 'ok', rows: records.map((record) => rowOf(record, columns.fields)) }
}

type Cells = z.infer<typeof Parsed>

function parseCells(text: string): { kind: 'ok'; records: Cells } | { kind: 'unreadable'; problem: string } {
  try {
    const records: unknown = parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      info: true,
    })
    return { kind: 'ok', records: Parsed.parse(records) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? ` near line ${error.lines}` : ''
    return unreadable(
      `The quotes do not add up${line}. A quote inside a cell is written twice, and the cell stands in quotes.`,
    )
  }
}

/** Spreadsheets write semicolons where the comma is for decimals. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/[\r\n]/, 1)
  const count = (mark: string) => head.split(mark).length
  return [';', '\t'].find((mark) => count(mark) > count(',')) ?? ','
}

type Columns = { kind: 'ok'; fields: InviteField[] } | { kind: 'unreadable'; problem: string }

function columnsOf(names: string[], manages: boolean): Columns {
  if (names.length > mostColumns) {
    return unreadable(`The first line names ${names.length} columns. There are ${inviteColumns.length}.`)
  }
  const fields: InviteField[] = []
  for (const name of names) {
    const field = fieldOfColumn(name, { manages })
    const quoted = `“${name.slice(0, 40)}”`
    if (!field)
      return unreadable(`There is no column ${quoted}. The columns are ${inviteColumns.join(', ')}.`)
    if (fields.includes(field)) return unreadable(`The column ${quoted} is there twice.`)
    fields.push(field)
  }
  const missing = (['label', 'product'] as const).find((field) => !fields.includes(field))
  return missing
    ? unreadable(`The column “${missing}” is missing in the first line.`)
    : { kind: 'ok', fields }
}

function rowOf({ info, record }: Cells[number], columns: InviteField[]): FileRow {
  const problems: string[] = []
  const given: Partial<Record<InviteField, string>> = {}
  for (const [index, field] of columns.entries()) {
    const cell = record[index] ?? ''
    if (disarm(cell) !== cell) {
      problems.push(`${columnOfField(field)}: “${cell.slice(0, 40)}” begins as a formula does.`)
    } else if (cell.length > 8_000) problems.push(`${columnOfField(field)}: it is too long.`)
    else given[field] = cell
  }
  if (record.slice(columns.length).some((cell) => cell !== '')) {
    problems.push(`There are ${record.length} cells, and ${columns.length} columns.`)
  }
  const skips = yesOrNo(given.skipVerification ?? '')
  if (skips === null) problems.push('skip verification: write yes or no.')
  const fields = { ...given, skipVerification: skips === 'yes' ? 'yes' : '', trialUnit: 'minutes' }
  return { line: info.lines, fields: InviteFields.parse(fields), problems }
}

function yesOrNo(written: string): 'yes' | 'no' | null {
  const word = written.toLowerCase()
  if (['yes', 'true', '1', 'x', 'ja'].includes(word)) return 'yes'
  return ['', 'no', 'false', '0', 'nein'].includes(word) ? 'no' : null
}

function unreadable(problem: string) {
  return { kind: 'unreadable' as const, problem }
}
