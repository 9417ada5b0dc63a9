import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { PortalAddress } from './form-client'

export type ServerProcess = PortalAddress & {
  /** Everything the process wrote so far, for looking for what must not be there. */
  output: () => string
  child: ChildProcess
  stop: () => Promise<number | null>
}

/** Starts the portal's server as a process of its own on the built application and this test file's database. */
export async function startServerProcess(settings: {
  port: number
  publicUrl: string
  env?: Record<string, string>
}): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/server.ts'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'debug',
      PORT: String(settings.port),
      PUBLIC_URL: settings.publicUrl,
      ...settings.env,
    },
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (written += chunk.toString()))
  const first = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => 'exit')])
  if (first === 'exit') throw new Error(`the server did not start:\n${written}`)
  return {
    at: `http://127.0.0.1:${settings.port}`,
    publicUrl: settings.publicUrl,
    output: () => written,
    child,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      return child.exitCode
    },
  }
}
