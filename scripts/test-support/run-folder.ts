import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
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

/** Stops the database that runs in it, too. */
export async function removeRunFolder(folder: string): Promise<void> {
  await removeEmbeddedPostgres(folder)
  await rm(folder, { recursive: true, force: true })
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
