import { constants, existsSync } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { inspect } from 'node:util'
import { startEmbeddedPostgres } from './embedded-postgres'
import { generateClient } from './generate-client.mjs'
import { prepareBuild, type ActionsKey } from './launcher/build'
import { emulatorPort, explainPort, portalPort } from './launcher/check-ports'
import { startChildProgram, type ChildProgram } from './launcher/child-program'
import { takeDataLock, type DataLock } from './launcher/data-lock'
import {
  emulatorEnvironment,
  parseLaunchEnvironment,
  portalEnvironment,
  type LaunchEnvironment,
} from './launcher/launch-environment'
import { prepareSecrets, type Secrets } from './launcher/secrets'
import { prepareSettings } from './launcher/prepare-settings'
import { createShutdown, type Shutdown } from './launcher/shutdown'
import { waitUntilServing } from './launcher/wait-until-serving'
import { wordsWhenReady } from './launcher/words-when-ready'
import { prepareDatabase } from './prepare-database'
import type { Progress } from './progress.mjs'

type Mode = 'production' | 'development'
type Launch = {
  mode: Mode
  progress: Progress
  /** The environment as the operator gave it. */
  source: NodeJS.ProcessEnv
  launch: LaunchEnvironment
  shutdown: Shutdown
}

/** What the operator has to know and can change; printed without a stack. */
class LaunchProblem extends Error {}

/** `npm start` from the environment to a portal that answers, and until it is stopped. Ends the process. */
export async function launch({ mode, progress }: { mode: Mode; progress: Progress }): Promise<void> {
  const source = { ...process.env }
  const parsed = parseLaunchEnvironment(source)
  if (parsed.kind === 'invalid') {
    progress.line(['The environment has mistakes:', ...parsed.problems].join('\n  '))
    process.exit(1)
  }
  const shutdown = createShutdown(progress)
  try {
    await run({ mode, progress, source, launch: parsed.launch, shutdown })
  } catch (error) {
    if (!shutdown.signal.aborted) {
      progress.line(`\n${explain(error)}`)
      process.exitCode = 1
    }
  }
  await shutdown.stopAll()
  process.exit()
}

async function run(input: Launch): Promise<void> {
  const { launch, progress, shutdown } = input
  const lock = await takeDataFolder(input)
  if (!lock) return
  await checkPorts(launch, lock)
  if (generateClient() === 'generated') progress.line('Wrote the database client for prisma/schema.prisma.')
  const secrets = await requireSecrets(launch)
  shutdown.signal.throwIfAborted()
  if (input.mode === 'production') {
    const from = launch.env.actionsKey === undefined ? 'us' : 'operator'
    const actionsKey: ActionsKey = { from, value: secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY }
    await prepareBuild({ actionsKey, progress, signal: shutdown.signal })
  }
  const database = await startDatabase(input)
  const backups = launch.env.databaseUrl === undefined ? path.join(launch.dataDir, 'backups') : null
  await prepareDatabase({ databaseUrl: database.url, log: progress.line, backups, secrets })
  shutdown.signal.throwIfAborted()
  const programs = await startPrograms(input, { secrets, databaseUrl: database.url })
  await lock.setReady()
  throw new LaunchProblem(await shutdown.until(Promise.race([database.ended, ...programs.map(describeEnd)])))
}

/** Null when another process has the data folder; then everything is said already. */
async function takeDataFolder({ launch, progress, shutdown }: Launch): Promise<DataLock | null> {
  const { dataDir, env } = launch
  // As root, the user PostgreSQL runs as must be able to pass through; every file in it is closed by itself.
  await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  if (!(await canWrite(dataDir))) {
    throw new LaunchProblem(
      `${dataDir} belongs to another user. Start as that user, or name another folder in DATA_DIR.`,
    )
  }
  const claim = await takeDataLock({ dataDir, kind: 'portal', url: env.publicUrl.origin })
  if (claim.kind === 'taken') {
    shutdown.onStop(claim.lock.release)
    return claim.lock
  }
  const { by } = claim
  if (by.kind === 'command') {
    throw new LaunchProblem(
      `A portal command (process ${by.pid}) is using ${dataDir}. Start again when it is done.`,
    )
  }
  const verb = by.state === 'ready' ? 'already running' : 'already being started'
  progress.line(`The portal is ${verb} at ${by.url} (process ${by.pid}).`)
  return null
}

async function canWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function checkPorts(launch: LaunchEnvironment, lock: DataLock): Promise<void> {
  const patience = { seconds: lock.tookOver ? 40 : 0 }
  const isFirstStart = !existsSync(path.join(launch.dataDir, 'database.json'))
  const problems = [await explainPort(portalPort(launch), patience)]
  // A database that has left demo mode needs no emulator, so this waits until that is known.
  if (launch.mayBeDemo && isFirstStart) problems.push(await explainPort(emulatorPort(launch), patience))
  const found = problems.filter((problem) => problem !== null)
  if (found.length > 0) throw new LaunchProblem(found.join('\n'))
}

async function requireSecrets(launch: LaunchEnvironment): Promise<Secrets> {
  const outcome = await prepareSecrets(launch.env, launch.dataDir)
  if (outcome.kind === 'problem') throw new LaunchProblem(outcome.message)
  return outcome.secrets
}

async function startDatabase({
  launch,
  progress,
  shutdown,
}: Launch): Promise<{ url: string; ended: Promise<string> }> {
  const { databaseUrl } = launch.env
  if (databaseUrl !== undefined) return { url: databaseUrl, ended: new Promise(() => undefined) }
  const { dataDir } = launch
  const database = await progress.step('Starting the database', () =>
    startEmbeddedPostgres({ dataDir, log: progress.line, signal: shutdown.signal }),
  )
  shutdown.onStop(database.stop)
  if (database.reused) progress.line(`The database was still running (process ${database.pid}).`)
  const logFile = path.join(dataDir, 'postgres.log')
  return { url: database.url, ended: database.exited.then(() => `The database ended; see ${logFile}.`) }
}

type Ready = { secrets: Secrets; databaseUrl: string }

async function startPrograms(input: Launch, { secrets, databaseUrl }: Ready): Promise<ChildProgram[]> {
  const { launch, source, mode, progress, shutdown } = input
  const decided = { launch, source, secrets, databaseUrl, mode }
  const demo = await prepareSettings(launch, portalEnvironment({ ...decided, demo: null }))
  const emulator = demo ? await startEmulator(input) : null
  const smtpPort = (await emulator?.ready)?.smtpPort ?? null
  const portal = await progress.step('Starting the portal', async () => {
    const env = portalEnvironment({ ...decided, demo: demo ? { ...demo, smtpPort } : null })
    const program = await startProgram(shutdown, { name: 'The portal', script: 'scripts/server.ts', env })
    await shutdown.until(
      Promise.race([waitUntilServing(launch.env.port, shutdown.signal), failOnEnd(program)]),
    )
    return program
  })
  progress.line(await wordsWhenReady({ launch, demo }))
  return emulator ? [emulator, portal] : [portal]
}

async function startEmulator({ launch, source, shutdown }: Launch): Promise<ChildProgram> {
  const problem = await explainPort(emulatorPort(launch), { seconds: 5 })
  if (problem) throw new LaunchProblem(problem)
  const env = emulatorEnvironment(launch, source)
  return startProgram(shutdown, { name: 'The emulator', script: 'emulator/main.ts', env })
}

async function startProgram(
  shutdown: Shutdown,
  start: { name: string; script: string; env: NodeJS.ProcessEnv },
): Promise<ChildProgram> {
  const program = startChildProgram({ ...start, stopTimeoutMs: 45_000, hurry: shutdown.hurry })
  shutdown.onStop(program.stop)
  await shutdown.until(program.ready)
  return program
}

const describeEnd = (program: ChildProgram) => program.exited.then((how) => `${program.name} ${how}.`)

async function failOnEnd(program: ChildProgram): Promise<never> {
  throw new LaunchProblem(await describeEnd(program))
}

function explain(error: unknown): string {
  if (error instanceof Error && error.message !== '') return error.message
  return inspect(error)
}
