import { findFreePort } from '../../ports'
import { root } from '../../root'
import buildPortal from '../../test-support/build-portal'
import type { PortalAddress } from '../../test-support/form-client'
import type { Bench } from '../row'
import { startProgram } from './program'

/** The built portal as `npm start` would run it, behind one proxy whose X-Forwarded-For it believes. */
export async function startPortal({ database, cleanUp }: Bench): Promise<PortalAddress> {
  await buildPortal()
  const port = await findFreePort()
  const publicUrl = `http://localhost:${port}`
  const at = `http://127.0.0.1:${port}`
  await startProgram({
    name: 'portal',
    args: ['--import', 'tsx', 'scripts/server.ts'],
    cwd: root,
    env: {
      ...database.environment,
      LOG_LEVEL: 'info',
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      TRUSTED_PROXY_HOPS: '1',
    },
    logFolder: database.folder,
    probe: `${at}/readyz`,
    cleanUp,
  })
  return { at, publicUrl }
}

/** The emulator in a process of its own, as far from the portal as one machine allows; gives its origin. */
export async function startEmulatorProcess({ database, cleanUp }: Bench): Promise<string> {
  const port = await findFreePort()
  const origin = `http://127.0.0.1:${port}`
  await startProgram({
    name: 'emulator',
    args: ['--import', 'tsx', 'emulator/main.ts', '--port', String(port), '--no-state-file'],
    cwd: root,
    env: {},
    logFolder: database.folder,
    probe: `${origin}/__emulator/state`,
    cleanUp,
  })
  return origin
}
