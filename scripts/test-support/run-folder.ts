import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findDataLockHolder } from '../launcher/data-lock'
import { removeEmbeddedPostgres } from '../embedded-postgres'

const prefix = 'frame-trial-portal-test-'

/** A data folder of this run, named after its process so that a later run can clear up after a killed one. */
export async function createRunFolder(): Promise<string> {
  await removeAbandoned()
  const folder = await mkdtemp(path.join(os.tmpdir(), `${prefix}${process.pid}-`))
  // As root the database runs as another user, who must be able to pass through.
  await chmod(folder, 0o711)
  return folder
}

/** Stops what still runs on it or on a data folder in it: a portal first, then its database. */
export async function removeRunFolder(folder: string): Promise<void> {
  const names = await readdir(folder)
  for (const dataDir of [folder, ...names.map((name) => path.join(folder, name))])
    await stopEverything(dataDir)
  await rm(folder, { recursive: true, force: true })
}

async function stopEverything(dataDir: string): Promise<void> {
  if (!existsSync(path.join(dataDir, 'database.json'))) return
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const holder = await findDataLockHolder(dataDir)
    if (holder && holder.pid !== process.pid) process.kill(holder.pid, signal)
    for (let tries = 0; tries < 100 && (await findDataLockHolder(dataDir)); tries += 1) await sleep(100)
  }
  await removeEmbeddedPostgres(dataDir)
}

async function removeAbandoned(): Promise<void> {
  const names = await readdir(os.tmpdir())
  for (const name of names.filter((candidate) => candidate.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (!isAlive(pid)) await removeRunFolder(path.join(os.tmpdir(), name)).catch(() => undefined)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process, and their folder.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
