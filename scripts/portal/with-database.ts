import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findRunningEmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres'
import { takeDataLock } from '../launcher/data-lock'
import { parseLaunchEnvironment, type LaunchEnvironment } from '../launcher/launch-environment'
import { prepareSecrets, type Secrets } from '../launcher/secrets'
import { prepareDatabase } from '../prepare-database'
import { CommandProblem } from './command-problem'

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** The database that a command works on, and what is in place for it. */
export type Place = {
  databaseUrl: string
  secrets: Secrets
  dataDir: string
  /** Whether the portal keeps the database itself, in DATA_DIR. */
  isEmbedded: boolean
}

type Wishes = {
  /** With no portal running beside it, and on the database as it is, without bringing it to this release. */
  alone?: boolean
}

type Work<Result> = (place: Place) => Promise<Result>

/**
 * Runs a command's work on the portal's database: the operator's own, the embedded one of a running portal, or the
 * embedded one started for this call. The work must import lib only when it is called, with the environment in place.
 */
export async function withDatabase<Result>(work: Work<Result>, wishes: Wishes = {}): Promise<Result> {
  const parsed = parseLaunchEnvironment(process.env)
  if (parsed.kind === 'invalid') {
    throw new CommandProblem(['The environment has mistakes:', ...parsed.problems].join('\n  '))
  }
  const { launch } = parsed
  const { databaseUrl } = launch.env
  if (databaseUrl === undefined) return withEmbeddedDatabase(launch, work, wishes)
  return runOn(await placeOf(launch, databaseUrl), work, wishes)
}

/** Under the lock the database is ours to start and stop; a running portal holds the lock and has a database running. */
async function withEmbeddedDatabase<Result>(launch: LaunchEnvironment, work: Work<Result>, wishes: Wishes) {
  const { dataDir } = launch
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  for (let tries = 1; ; tries += 1) {
    const claim = await takeDataLock({ dataDir, kind: 'command', url: launch.env.publicUrl.origin })
    if (claim.kind === 'taken') return withOwnDatabase(launch, work, wishes).finally(claim.lock.release)
    if (claim.by.kind === 'portal' && wishes.alone) {
      throw new CommandProblem(
        `The portal is running on ${dataDir} (process ${claim.by.pid}). Stop it first, then try again.`,
      )
    }
    const running = claim.by.kind === 'portal' ? await findRunningEmbeddedPostgres(dataDir) : null
    if (running) return runOn(await placeOf(launch, running.url), work, wishes)
    if (tries === 60)
      throw new CommandProblem(`Process ${claim.by.pid} is using ${dataDir}; try again in a moment.`)
    if (tries === 1) say(`Waiting for process ${claim.by.pid}, which is using ${dataDir} …`)
    await wait(500)
  }
}

async function withOwnDatabase<Result>(launch: LaunchEnvironment, work: Work<Result>, wishes: Wishes) {
  // Secrets that are gone are a problem to be told before anything is started.
  await placeOf(launch, '')
  const database = await startEmbeddedPostgres({ dataDir: launch.dataDir, log: say })
  try {
    return await runOn(await placeOf(launch, database.url), work, wishes)
  } finally {
    await database.stop()
  }
}

async function placeOf({ env, dataDir }: LaunchEnvironment, databaseUrl: string): Promise<Place> {
  const prepared = await prepareSecrets(env, dataDir)
  if (prepared.kind === 'problem') throw new CommandProblem(prepared.message)
  return { databaseUrl, secrets: prepared.secrets, dataDir, isEmbedded: env.databaseUrl === undefined }
}

async function runOn<Result>(place: Place, work: Work<Result>, { alone = false }: Wishes) {
  const { databaseUrl, secrets, dataDir, isEmbedded } = place
  Object.assign(process.env, secrets, { DATABASE_URL: databaseUrl })
  const backups = isEmbedded ? path.join(dataDir, 'backups') : null
  if (!alone) await prepareDatabase({ databaseUrl, log: say, backups, secrets })
  const { closeDb } = await import('@/lib/db')
  try {
    return await work(place)
  } finally {
    await closeDb()
  }
}
