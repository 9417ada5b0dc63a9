import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { prepareBinaries } from './postgres/binaries'
import { clusterFolder, prepareCluster } from './postgres/cluster'
import { findDatabaseFile, setDatabaseFile, type DatabaseFile } from './postgres/database-file'
import {
  findServerProcess,
  isServerOf,
  startServerProcess,
  stopServerProcess,
  type ServerProcess,
} from './postgres/server-process'
import { chooseSystemUser } from './postgres/system-user'
import { findFreePort, findPortProblem } from './ports'

export type EmbeddedPostgres = {
  /** The application's database, as its owner, who is no superuser. */
  url: string
  /** The database `postgres` as superuser, for creating databases. */
  adminUrl: string
  pid: number
  /** True when the server was running already: a launcher that was killed leaves it. */
  reused: boolean
  /** Resolves when the server has ended, however. */
  exited: Promise<void>
  stop: () => Promise<void>
}

type StartOptions = {
  dataDir: string
  log: (line: string) => void
  /** Gives up waiting and stops the server. */
  signal?: AbortSignal
  /** PostgreSQL settings beyond the fixed ones, for throw-away databases. */
  settings?: Record<string, string>
}

/**
 * Runs a real PostgreSQL in a data folder and waits until it answers. Whoever calls this holds the lock of the data
 * folder. Throws with a sentence for the operator where it cannot run.
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log, signal } = options
  const running = await findRunningEmbeddedPostgres(dataDir, signal)
  if (running) return running
  const user = chooseSystemUser(clusterFolder(dataDir, await findDatabaseFile(dataDir)))
  const binaries = await prepareBinaries(user, dataDir)
  const prepared = await prepareCluster({ dataDir, user, binaries, log })
  const file = await claimPort(dataDir, prepared)
  const cluster = clusterFolder(dataDir, file)
  const logFile = path.join(dataDir, 'postgres.log')
  const start = {
    postgres: binaries.postgres,
    user,
    cluster,
    port: file.port,
    logFile,
    settings: options.settings ?? {},
  }
  const server = startServerProcess(start)
  try {
    await waitUntilReady(server, file, { cluster, signal })
  } catch (error) {
    await stopServerProcess(server, cluster)
    if (signal?.aborted) throw error
    throw new Error(
      `PostgreSQL did not start. Its last words, from ${logFile}:\n${await lastLines(logFile)}`,
      { cause: error },
    )
  }
  return describe({ server, file, cluster, reused: false })
}

/** The server that runs on a data folder, for programs beside a running portal and after one that was killed. */
export async function findRunningEmbeddedPostgres(
  dataDir: string,
  signal?: AbortSignal,
): Promise<EmbeddedPostgres | null> {
  const file = await findDatabaseFile(dataDir)
  if (!file) return null
  const cluster = clusterFolder(dataDir, file)
  const server = findServerProcess(cluster)
  if (!server) return null
  try {
    await waitUntilReady(server, file, { cluster, signal })
    return describe({ server, file, cluster, reused: true })
  } catch (error) {
    // It was on its way out.
    if (!isServerOf(cluster, server.pid)) return null
    throw error
  }
}

/** Stops what runs on a data folder and deletes its cluster, wherever it is. For throw-away folders. */
export async function removeEmbeddedPostgres(dataDir: string): Promise<void> {
  const file = await findDatabaseFile(dataDir)
  if (!file) return
  const cluster = clusterFolder(dataDir, file)
  const server = findServerProcess(cluster)
  if (server) await stopServerProcess(server, cluster)
  await rm(path.isAbsolute(file.cluster) ? path.dirname(cluster) : cluster, { recursive: true, force: true })
}

function describe(running: {
  server: ServerProcess
  file: DatabaseFile
  cluster: string
  reused: boolean
}): EmbeddedPostgres {
  const { server, file, cluster, reused } = running
  return {
    url: `postgresql://portal:${file.password}@127.0.0.1:${server.port}/portal`,
    adminUrl: adminUrl(server, file),
    pid: server.pid,
    reused,
    exited: server.exited ?? watchServer(cluster, server.pid),
    stop: () => stopServerProcess(server, cluster),
  }
}

/** For a server that another process has started: nobody tells us of its end. */
async function watchServer(cluster: string, pid: number): Promise<void> {
  while (isServerOf(cluster, pid)) await sleep(1_000, undefined, { ref: false })
}

function adminUrl(server: ServerProcess, file: DatabaseFile): string {
  return `postgresql://postgres:${file.adminPassword}@127.0.0.1:${server.port}/postgres`
}

/** The remembered port, or another one when a program has taken it meanwhile. */
async function claimPort(dataDir: string, file: DatabaseFile): Promise<DatabaseFile> {
  if ((await findPortProblem(file.port, ['127.0.0.1'])) === null) return file
  return setDatabaseFile(dataDir, { ...file, port: await findFreePort() })
}

type Waiting = { cluster: string; signal: AbortSignal | undefined }

/** After a crash PostgreSQL first replays its log, which may take minutes; it refuses connections until then. */
async function waitUntilReady(
  server: ServerProcess,
  file: DatabaseFile,
  { cluster, signal }: Waiting,
): Promise<void> {
  let exited = false
  void server.exited?.then(() => (exited = true))
  for (const startedAt = Date.now(); ; await sleep(30)) {
    signal?.throwIfAborted()
    const problem = await prepareDatabase(adminUrl(server, file), file.password).then(() => null, asError)
    if (problem === null) return
    // 57P03: the server is there and does not take connections yet. Other answers of its will not change.
    if (problem instanceof DatabaseError && problem.code !== '57P03') throw problem
    if (exited || (server.exited === null && !isServerOf(cluster, server.pid))) throw problem
    if (Date.now() - startedAt > 300_000) throw problem
  }
}

function asError(problem: unknown): Error {
  return problem instanceof Error ? problem : new Error(String(problem))
}

/** The application's role owns its database and is no superuser, who could run programs and read files. */
async function prepareDatabase(connectionString: string, password: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query("select 1 from pg_database where datname = 'portal'")
    if (rows.length > 0) return
    const role = await client.query("select 1 from pg_roles where rolname = 'portal'")
    if (role.rows.length === 0) await client.query(`create role portal login password '${password}'`)
    await client.query('create database portal owner portal')
  } finally {
    await client.end()
  }
}

async function lastLines(file: string): Promise<string> {
  if (!existsSync(file)) return '(nothing)'
  return (await readFile(file, 'utf8')).trim().split('\n').slice(-12).join('\n')
}
