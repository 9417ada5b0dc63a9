import { isMigrated } from './applied-migrations'
import { db } from './db'
import { env } from './env'
import { findDemoMarker } from './settings/demo-marker'

export type Readiness = { ready: boolean; checks: Record<string, 'ok' | 'failed'> }

/** Whether signups can work: every migration is applied and, in demo mode, the demo settings and the emulator are there. */
export async function checkReadiness(): Promise<Readiness> {
  const results = await Promise.all([
    named('database', isMigrated()),
    ...(env().demo ? [named('demo-settings', hasDemoSettings()), named('emulator', isEmulatorUp())] : []),
  ])
  const checks = Object.fromEntries(results)
  return { ready: Object.values(checks).every((result) => result === 'ok'), checks }
}

async function named(name: string, check: Promise<boolean>): Promise<[string, 'ok' | 'failed']> {
  return [name, (await check.catch(() => false)) ? 'ok' : 'failed']
}

async function hasDemoSettings(): Promise<boolean> {
  return (await findDemoMarker(db())) === 'left' || (await db().product.count()) > 0
}

async function isEmulatorUp(): Promise<boolean> {
  const { emulatorOrigin } = env()
  if (!emulatorOrigin) return false
  const reply = await fetch(`${emulatorOrigin}/__emulator/state`, { signal: AbortSignal.timeout(2_000) })
  await reply.body?.cancel()
  return reply.ok
}
