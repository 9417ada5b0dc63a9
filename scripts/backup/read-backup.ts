import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { CommandProblem } from '../portal/command-problem'
import {
  BackupEnd,
  BackupHeader,
  backupVersion,
  TableEnd,
  TableStart,
  type BackupHeader as Header,
} from './backup-header'
import { DamagedBackup, readFrames, writeFrame, type Frame } from './frames'

export type TableInBackup = { name: string; columns: string[]; rows: number }

/** What a backup says of itself, and the hash of all it holds. */
export type CheckedBackup = { header: Header; tables: TableInBackup[]; sha256: string }

/** Reads a backup to its end and gives what it says of itself; a file that is not as it was written is a problem. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const hash = createHash('sha256')
  const tables: TableInBackup[] = []
  let header: Header | null = null
  let begun: { name: string; columns: string[] } | null = null
  let sha256: string | null = null
  try {
    for await (const frame of framesIn(file)) {
      if (sha256 !== null || (header === null) !== (frame.kind === 'H'))
        throw new DamagedBackup('it is in disorder')
      if (frame.kind === 'Z') {
        sha256 = hash.digest('hex')
        if (BackupEnd.parse(jsonOf(frame)).sha256 !== sha256)
          throw new DamagedBackup('it is not as it was written')
        continue
      }
      hash.update(writeFrame(frame.kind, frame.body))
      if (frame.kind === 'H') header = parseHeader(jsonOf(frame))
      if (frame.kind === 'T') begun = TableStart.parse(jsonOf(frame))
      if (frame.kind === 'E' && begun) tables.push({ ...begun, rows: TableEnd.parse(jsonOf(frame)).rows })
    }
    if (sha256 === null || !header) throw new DamagedBackup('its end is missing')
    return { header, tables, sha256 }
  } catch (error) {
    throw asProblem(file, error)
  }
}

/**
 * What a table's COPY wrote, table after table, in the order of the file. At its end a file that is not the one that was
 * checked, because somebody exchanged it meanwhile, is a problem.
 */
export async function* tablesIn(
  file: string,
  sha256: string,
): AsyncGenerator<{ name: string; columns: string[]; parts: AsyncGenerator<Buffer> }> {
  const frames = checkedFrames(file, sha256)
  try {
    for (;;) {
      const { value: frame, done } = await frames.next()
      if (done || frame.kind === 'Z') return
      if (frame.kind === 'T') yield { ...TableStart.parse(jsonOf(frame)), parts: partsOf(frames) }
    }
  } finally {
    await frames.return(undefined)
  }
}

async function* partsOf(frames: AsyncGenerator<Frame>): AsyncGenerator<Buffer> {
  for (;;) {
    const { value: frame, done } = await frames.next()
    if (done || frame.kind !== 'D') return
    yield frame.body
  }
}

async function* checkedFrames(file: string, sha256: string): AsyncGenerator<Frame> {
  const hash = createHash('sha256')
  let isSame = false
  try {
    for await (const frame of framesIn(file)) {
      if (frame.kind === 'Z') isSame = hash.digest('hex') === sha256
      else hash.update(writeFrame(frame.kind, frame.body))
      if (frame.kind === 'Z') break
      yield frame
    }
    if (!isSame) throw new DamagedBackup('it was changed while it was read')
  } catch (error) {
    throw asProblem(file, error)
  }
}

async function* framesIn(file: string): AsyncGenerator<Frame> {
  const source = createReadStream(file)
  const bytes = createGunzip()
  source.on('error', (error) => bytes.destroy(error))
  try {
    yield* readFrames(source.pipe(bytes))
  } finally {
    source.destroy()
    bytes.destroy()
  }
}

function jsonOf({ body }: Frame): unknown {
  return JSON.parse(body.toString('utf8'))
}

function parseHeader(json: unknown): Header {
  const parsed = BackupHeader.safeParse(json)
  if (!parsed.success) throw new DamagedBackup('it is no backup of this portal')
  if (parsed.data.version > backupVersion)
    throw new CommandProblem('This backup was written by a newer release. Restore it with that one.')
  return parsed.data
}

function asProblem(file: string, error: unknown): Error {
  if (error instanceof CommandProblem) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code.startsWith('E')) return new CommandProblem(`The file ${file} cannot be read (${code}).`)
  const why =
    error instanceof DamagedBackup
      ? error.message
      : code === 'Z_DATA_ERROR' && error instanceof Error && error.message.includes('header')
        ? 'it is no backup of this portal'
        : 'it is damaged or cut off'
  return new CommandProblem(`Nothing was restored: ${file} cannot be used, ${why}. Take another backup.`)
}
