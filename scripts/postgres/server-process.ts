import { execFileSync, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isCode } from '../files'
import { spawnAs, type SystemUser } from './system-user'

/** A running postmaster; `exited` is set for one that this process started. */
export type ServerProcess = { pid: number; port: number; exited: Promise<void> | null }

type Start = {
  postgres: string
  user: SystemUser
  cluster: string
  port: number
  logFile: string
  settings: Record<string, string>
}

// Errors are logged without the statement and its values: those may hold personal data.
const fixedSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: `${sharedMegabytes(totalmem())}MB`,
  // With millions of signups each one touches pages that none touched since the last checkpoint, and such a page is
  // written to the log whole: rarer checkpoints and smaller pages keep admission as fast as with thousands.
  checkpoint_timeout: '15min',
  max_wal_size: '2GB',
  wal_compression: 'pglz',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** An eighth of the memory, as far as a portal can use it. */
function sharedMegabytes(memoryBytes: number): number {
  return Math.min(512, Math.max(128, Math.floor(memoryBytes / 8 / 1_024 / 1_024)))
}

export function startServerProcess({
  postgres,
  user,
  cluster,
  port,
  logFile,
  settings,
}: Start): ServerProcess {
  const all = { ...fixedSettings, ...settings, port: String(port) }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(logFile)
  const child = spawn(postgres, ['-D', cluster, ...options], {
    ...spawnAs(user),
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const exited = new Promise<void>((resolve) =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  )
  return { pid: child.pid ?? -1, port, exited }
}

/** The server that runs on a cluster, also one whose launcher is gone; a left-over pid file is removed. */
export function findServerProcess(cluster: string): ServerProcess | null {
  const pidFile = path.join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  // Lines: process, data folder, start time, port, socket folder, address, shared memory, status.
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n').map(Number)
  if (!pid || !isServerOf(cluster, pid)) {
    // The number may have gone to another program, and PostgreSQL would then refuse to start.
    rmSync(pidFile, { force: true })
    return null
  }
  return { pid, port: port || 0, exited: null }
}

/** Ends the server as an operator would; its clients are disconnected. Bounded: some 30 seconds at most. */
export async function stopServerProcess(server: ServerProcess, cluster: string): Promise<void> {
  const isGone = () => !isServerOf(cluster, server.pid)
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 8],
    ['SIGKILL', 2],
  ] as const) {
    if (isGone()) return
    process.kill(server.pid, signal)
    for (let waited = 0; waited < seconds * 1000 && !isGone(); waited += 25) await sleep(25)
  }
}

/** Whether the process lives and is the server of this cluster. */
export function isServerOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false
  // Windows: PostgreSQL's own lock has to do.
  if (process.platform === 'win32') return true
  const folder = findOption('-D', readCommand(pid))
  return folder !== null && realPath(folder) === realPath(cluster)
}

/** Root may not signal across user namespaces: EPERM is a living process, too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** The words of a command line; none for a process that has ended and was not yet collected. */
function readCommand(pid: number): string[] {
  try {
    // Everybody may read cmdline; cwd and exe need a capability that containers lack.
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ')
  } catch {
    return []
  }
}

function findOption(name: string, words: string[]): string | null {
  const at = words.indexOf(name)
  return at < 0 ? null : (words[at + 1] ?? null)
}

function realPath(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder
}

const logLimitBytes = 10_000_000

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > logLimitBytes) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}
