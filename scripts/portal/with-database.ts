import { mkdir } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { findRunningEmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres'
import { takeDataLock } from '../launcher/data-lock'
import { parseLaunchEnvironment, type LaunchEnvironment } from '../launcher/launch-environment'
import { prepareSecrets, type Secrets } from '../launcher/secrets'
import { prepareDatabase } from '../prepare-database'
import { CommandProblem } from './command-problem'

const say = (line: string) => void process.stderr.write(`${line}\n`)

/**
 * Runs a command's work on the portal's database: the operator's own, the embedded one of a running portal, or the
 * embedded one started for this call. The work must import lib only when it is called, with the environment in place.
 */
export async function withDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  const parsed = parseLaunchEnvironment(process.env)
  if (parsed.kind === 'invalid') {
    throw new CommandProblem(['The environment has mistakes:', ...parsed.problems].join('\n  '))
  }
  const { launch } = parsed
  if (launch.env.databaseUrl !== undefined) {
    return runOn({ databaseUrl: launch.env.databaseUrl, secrets: await requireSecrets(launch) }, work)
  }
  return withEmbeddedDatabase(launch, work)
}

/** Under the lock the database is ours to start and stop; a running portal holds the lock and has a database running. */
async function withEmbeddedDatabase<Result>(launch: LaunchEnvironment, work: () => Promise<Result>) {
  const { dataDir } = launch
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  for (let tries = 1; ; tries += 1) {
    const claim = await takeDataLock({ dataDir, kind: 'command', url: launch.env.publicUrl.origin })
    if (claim.kind === 'taken') return withOwnDatabase(launch, work).finally(claim.lock.release)
    const running = claim.by.kind === 'portal' ? await findRunningEmbeddedPostgres(dataDir) : null
    if (running) return runOn({ databaseUrl: running.url, secrets: await requireSecrets(launch) }, work)
    if (tries === 60)
      throw new CommandProblem(`Process ${claim.by.pid} is using ${dataDir}; try again in a moment.`)
    if (tries === 1) say(`Waiting for process ${claim.by.pid}, which is using ${dataDir} …`)
    await wait(500)
  }
}

async function withOwnDatabase<Result>(launch: LaunchEnvironment, work: () => Promise<Result>) {
  const secrets = await requireSecrets(launch)
  const database = await startEmbeddedPostgres({ dataDir: launch.dataDir, log: say })
  try {
    return await runOn({ databaseUrl: database.url, secrets }, work)
  } finally {
    await database.stop()
  }
}

async function requireSecrets({ env, dataDir }: LaunchEnvironment): Promise<Secrets> {
  const prepared = await prepareSecrets(env, dataDir)
  if (prepared.kind === 'problem') throw new CommandProblem(prepared.message)
  return prepared.secrets
}

type Place = { databaseUrl: string; secrets: Secrets }

async function runOn<Result>({ databaseUrl, secrets }: Place, work: () => Promise<Result>) {
  Object.assign(process.env, secrets, { DATABASE_URL: databaseUrl })
  await prepareDatabase({ databaseUrl, log: say })
  const { closeDb } = await import('@/lib/db')
  try {
    return await work()
  } finally {
    await closeDb()
  }
}
