import path from 'node:path'
import { parseEnv, type Env } from '@/lib/env'
import { root } from '../root'
import { isLoopbackHost } from '../server/host'
import type { Secrets } from './secrets'

export type LaunchEnvironment = {
  env: Env
  /** Absolute; DATA_DIR is relative to the repository. */
  dataDir: string
  /** Nothing of the operator's own stands against demo mode; the database still has to agree. */
  mayBeDemo: boolean
}

type Source = Record<string, string | undefined>

/** The operator's environment, or every mistake in it. */
export function parseLaunchEnvironment(
  source: Source,
): { kind: 'ok'; launch: LaunchEnvironment } | { kind: 'invalid'; problems: string[] } {
  const parsed = parseEnv(source)
  if (parsed.kind === 'invalid') return parsed
  const { env } = parsed
  const hasFrame = Object.entries(source).some(([name, value]) => name.startsWith('FRAME_') && value)
  const mayBeDemo = !hasFrame && env.databaseUrl === undefined && isLoopbackHost(env.publicUrl.hostname)
  if (mayBeDemo && env.port === env.emulatorPort) {
    return {
      kind: 'invalid',
      problems: [`PORT and EMULATOR_PORT are both ${env.port}. Give one of them another number.`],
    }
  }
  return { kind: 'ok', launch: { env, dataDir: path.resolve(root, env.dataDir), mayBeDemo } }
}

type Decided = {
  launch: LaunchEnvironment
  source: Source
  secrets: Secrets
  databaseUrl: string
  mode: 'production' | 'development'
  demo: { emulatorOrigin: string; smtpPort: number | null } | null
}

/** The environment of the portal: the operator's, with what the launcher has decided. */
export function portalEnvironment({
  launch,
  source,
  secrets,
  databaseUrl,
  mode,
  demo,
}: Decided): NodeJS.ProcessEnv {
  return {
    ...source,
    ...secrets,
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(launch.env.port),
    PUBLIC_URL: launch.env.publicUrl.origin,
    DATA_DIR: launch.dataDir,
    DATABASE_URL: databaseUrl,
    PORTAL_DEMO: demo ? '1' : '0',
    ...(demo ? demoEnvironment(launch, demo) : {}),
  }
}

/** The mails of a demo end in the emulator's mailbox, unless the operator has named a server of their own. */
function demoEnvironment({ env }: LaunchEnvironment, demo: NonNullable<Decided['demo']>) {
  const wantsSink = env.mail.smtpUrl === undefined && demo.smtpPort !== null
  return {
    EMULATOR_ORIGIN: demo.emulatorOrigin,
    ...(wantsSink ? { SMTP_URL: `smtp://127.0.0.1:${demo.smtpPort}` } : {}),
  }
}

/** The emulator is told nothing but its port and where to keep its state: it stands for somebody else's machine. */
export function emulatorEnvironment({ env, dataDir }: LaunchEnvironment, source: Source): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG } = source
  return {
    PATH,
    HOME,
    TMPDIR,
    LANG,
    NODE_ENV: 'production',
    EMULATOR_PORT: String(env.emulatorPort),
    DATA_DIR: dataDir,
  }
}
