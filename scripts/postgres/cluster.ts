import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isCode } from '../files'
import type { Binaries } from './binaries'
import { createDatabaseFile, findDatabaseFile, setDatabaseFile, type DatabaseFile } from './database-file'
import { sharedFolder } from './shared-folder'
import { canWriteIn, spawnAs, type SystemUser } from './system-user'

type Log = (line: string) => void
type Place = { dataDir: string; user: SystemUser }

/** The folder of the cluster that belongs to a data folder: the remembered one, or where a new one would go. */
export function clusterFolder(dataDir: string, file: DatabaseFile | null): string {
  return path.resolve(dataDir, file?.cluster ?? 'postgres')
}

/** Makes the cluster of a data folder at the first start; never again, so that a lost one is not taken for a new one. */
export async function prepareCluster(place: Place & { binaries: Binaries; log: Log }): Promise<DatabaseFile> {
  const { dataDir, log } = place
  const file =
    (await findDatabaseFile(dataDir)) ?? (await createDatabaseFile(dataDir, await chooseFolder(place)))
  const cluster = clusterFolder(dataDir, file)
  const exists = existsSync(path.join(cluster, 'PG_VERSION'))
  if (file.initialized && !exists) {
    throw new Error(
      `The database in ${cluster} is gone. Restore it, or delete ${dataDir} to start with an empty one.`,
    )
  }
  if (!exists) await createCluster({ ...place, cluster, adminPassword: file.adminPassword })
  if (path.isAbsolute(file.cluster) && !file.initialized) {
    log(`${dataDir} is closed to the user PostgreSQL runs as, so the database is in ${cluster}.`)
  }
  await requireVersion(cluster)
  return file.initialized ? file : setDatabaseFile(dataDir, { ...file, initialized: true })
}

async function chooseFolder({ dataDir, user }: Place): Promise<string> {
  if (user.kind === 'self') return 'postgres'
  const trial = await makeFolderFor(user, path.join(dataDir, `postgres.new-${randomUUID()}`))
  const reachable = canWriteIn(trial, user)
  await rm(trial, { recursive: true })
  return reachable ? 'postgres' : path.join(sharedFolder, `data-${randomUUID()}`, 'postgres')
}

async function createCluster(input: Place & { binaries: Binaries; cluster: string; adminPassword: string }) {
  const { cluster, user, binaries, adminPassword } = input
  const parent = path.dirname(cluster)
  await mkdir(parent, { recursive: true, mode: 0o711 })
  await removeHalfMade(parent)
  const draft = await makeFolderFor(user, path.join(parent, `postgres.new-${randomUUID()}`))
  const passwordFile = `${draft}.password`
  try {
    await writeFile(passwordFile, adminPassword, { mode: 0o600, flag: 'wx' })
    if (user.kind === 'other') await chown(passwordFile, user.uid, user.gid)
    await runInitdb(binaries.initdb, user, ['-D', draft, `--pwfile=${passwordFile}`])
    await rename(draft, cluster)
  } catch (error) {
    // Another start was faster; its cluster has the same password, from the same file.
    if (!isCode(error, 'ENOTEMPTY') && !isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(passwordFile, { force: true })
    await rm(draft, { recursive: true, force: true })
  }
}

async function makeFolderFor(user: SystemUser, folder: string): Promise<string> {
  await mkdir(folder, { mode: 0o700 })
  if (user.kind === 'other') await chown(folder, user.uid, user.gid)
  return folder
}

/** What an interrupted initdb left. Those who come here hold the lock of the data folder. */
async function removeHalfMade(parent: string): Promise<void> {
  const names = await readdir(parent)
  const drafts = names.filter((name) => name.startsWith('postgres.new-'))
  await Promise.all(drafts.map((name) => rm(path.join(parent, name), { recursive: true, force: true })))
}

// The builtin provider's C.UTF-8 sorts and folds the same on every system, whatever locales it has.
const initdbOptions = [
  ...[
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--data-checksums',
    '--no-instructions',
  ],
  ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
]

function runInitdb(initdb: string, user: SystemUser, args: string[]): Promise<void> {
  const child = spawn(initdb, [...args, ...initdbOptions], spawnAs(user))
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => {
      if (status === 0) resolve()
      else reject(new Error(`PostgreSQL's initdb failed:\n${output.trim()}`))
    })
  })
}

const ourVersion = '18'

async function requireVersion(cluster: string): Promise<void> {
  const version = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim()
  if (version === ourVersion) return
  throw new Error(
    `The database in ${cluster} was made by PostgreSQL ${version}; this portal brings ${ourVersion}.`,
  )
}
