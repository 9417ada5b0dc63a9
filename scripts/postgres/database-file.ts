import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { findFreePort } from '../ports'
import { createFileOnce, replaceFile } from '../files'

/** DATA_DIR/database.json: what must be remembered about the embedded database between two starts. */
export type DatabaseFile = z.infer<typeof DatabaseFile>

const DatabaseFile = z.object({
  /** The data folder this file was written for; tells a copy from the original. */
  dataDir: z.string(),
  /** Where the cluster is, relative to the data folder. */
  cluster: z.string(),
  /** False until initdb has finished: from then on a missing cluster is a loss and not a first start. */
  initialized: z.boolean(),
  port: z.int(),
  password: z.string(),
  adminPassword: z.string(),
})

const nameOf = (dataDir: string) => path.join(dataDir, 'database.json')

export async function findDatabaseFile(dataDir: string): Promise<DatabaseFile | null> {
  if (!existsSync(nameOf(dataDir))) return null
  const file = parseDatabaseFile(await readFile(nameOf(dataDir), 'utf8'), dataDir)
  const here = await realpath(dataDir)
  if (file.dataDir === here) return file
  const isOutside = path.isAbsolute(file.cluster)
  if (isOutside && existsSync(nameOf(file.dataDir))) throw new Error(explainCopy(here, file))
  // The whole folder was moved or copied, and its cluster with it.
  return setDatabaseFile(dataDir, { ...file, dataDir: here })
}

export async function setDatabaseFile(dataDir: string, file: DatabaseFile): Promise<DatabaseFile> {
  await replaceFile(nameOf(dataDir), JSON.stringify(file, null, 2))
  return file
}

/** Of two processes that create it at once, both get the file of the first. */
export async function createDatabaseFile(dataDir: string, cluster: string): Promise<DatabaseFile> {
  const password = () => randomBytes(24).toString('base64url')
  const draft: DatabaseFile = {
    dataDir: await realpath(dataDir),
    cluster,
    initialized: false,
    port: await findFreePort(),
    password: password(),
    adminPassword: password(),
  }
  await createFileOnce(nameOf(dataDir), JSON.stringify(draft, null, 2))
  return (await findDatabaseFile(dataDir)) ?? draft
}

function parseDatabaseFile(text: string, dataDir: string): DatabaseFile {
  try {
    return DatabaseFile.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`${nameOf(dataDir)} is damaged: restore it from a backup.`, { cause })
  }
}

function explainCopy(here: string, file: DatabaseFile): string {
  return (
    `${nameOf(here)} is a copy: its database, ${file.cluster}, belongs to ${file.dataDir}. ` +
    `Delete the copied folder ${here} to start with an empty database; to take data along, use backup and restore.`
  )
}
