import path from 'node:path'
import { root } from '../root'
import type { LaunchEnvironment } from './launch-environment'

export type Demo = { emulatorOrigin: string; settingsFile: string }

/**
 * Brings the settings into the database that a start brings along: the demo's, or the product of the FRAME_*
 * variables. The product's own code does it. Null when this is no demo.
 */
export async function prepareSettings(
  launch: LaunchEnvironment,
  environment: NodeJS.ProcessEnv,
): Promise<Demo | null> {
  // That code reads its environment at its first use, which is now.
  Object.assign(process.env, environment)
  const { closeDb } = await import('@/lib/db')
  try {
    if (launch.mayBeDemo) return await prepareDemoSettings(launch)
    const { applyEnvironment } = await import('@/lib/settings/apply-environment')
    const outcome = await applyEnvironment(launch.env)
    if (outcome.kind === 'invalid') throw new Error(outcome.problems.join('\n'))
    return null
  } finally {
    await closeDb()
  }
}

async function prepareDemoSettings(launch: LaunchEnvironment): Promise<Demo | null> {
  const emulatorOrigin = `http://127.0.0.1:${launch.env.emulatorPort}`
  const settingsFile = path.join(root, 'prisma', 'demo', 'settings.json')
  const { prepareDemo } = await import('@/lib/settings/demo')
  const outcome = await prepareDemo({ settingsFile, emulatorOrigin })
  return outcome === 'demo' ? { emulatorOrigin, settingsFile } : null
}
