import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'
import { root } from '../root'
import { backupFormat, backupVersion, jobsName, type BackupHeader } from './backup-header'
import {
  findJobsQuery,
  findMigrations,
  findSequences,
  findTables,
  plainSettings,
  quoted,
} from './describe-database'
import { writeFrame } from './frames'
import { keyIdsOf, sealKeys, type Keys } from './keys'

const Package = z.object({ version: z.string().default('unknown') })

type BackupInput = {
  databaseUrl: string
  file: string
  keys: Keys
  /** With one the keys go along, sealed by it. */
  passphrase: string | null
  log: (line: string) => void
}

/**
 * Writes everything the portal holds into one file, as it was at one moment, while the portal goes on. The file appears
 * when it is whole; only its owner may read it. Gives how many rows it holds.
 */
export async function writeBackup(input: BackupInput): Promise<{ rows: number }> {
  const client = new Client({ connectionString: input.databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  const draft = `${input.file}.${process.pid}.part`
  const counted = { rows: 0 }
  try {
    await client.query(plainSettings)
    await client.query('begin transaction isolation level repeatable read, read only')
    const file = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline(Readable.from(framesOf(client, input, counted), { objectMode: false }), createGzip(), file)
    await rename(draft, input.file)
    await syncFolder(path.dirname(input.file))
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await client.end()
  }
  return counted
}

async function* framesOf(
  client: Client,
  { keys, passphrase, log }: BackupInput,
  counted: { rows: number },
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const hashed = (frame: Buffer) => {
    hash.update(frame)
    return frame
  }
  yield hashed(writeFrame('H', await headerOf(client, keys, passphrase)))
  const tables = await findTables(client)
  const jobs = await findJobsQuery(client)
  const sources = [
    ...tables.map(({ name, columns }) => ({
      name,
      columns,
      from: `${quoted(name)} (${columns.map(quoted).join(', ')})`,
    })),
    ...(jobs ? [{ name: jobsName, columns: [], from: `(${jobs})` }] : []),
  ]
  for (const { name, columns, from } of sources) {
    yield hashed(writeFrame('T', { name, columns }))
    let rows = 0
    for await (const part of client.query(copyTo(`copy ${from} to stdout`))) {
      rows += countLines(part)
      yield hashed(writeFrame('D', part))
    }
    yield hashed(writeFrame('E', { name, rows }))
    if (rows > 0) log(`${String(rows).padStart(10)}  ${name}`)
    counted.rows += rows
  }
  yield writeFrame('Z', { sha256: hash.digest('hex') })
}

async function headerOf(client: Client, keys: Keys, passphrase: string | null): Promise<BackupHeader> {
  const { version: portal } = Package.parse(
    JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')),
  )
  return {
    format: backupFormat,
    version: backupVersion,
    portal,
    takenAt: new Date().toISOString(),
    migrations: await findMigrations(client),
    sequences: await findSequences(client),
    keyIds: keyIdsOf(keys),
    sealedKeys: passphrase === null ? null : sealKeys(keys, passphrase),
  }
}

/** Each row is one line: what is a line break in a value is written as \n. */
function countLines(part: Buffer): number {
  let lines = 0
  for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) lines += 1
  return lines
}

/** So that the new name survives a crash of the machine. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().catch(() => undefined)
  await handle.close()
}
