import { setTimeout as sleep } from 'node:timers/promises'
import { findPortProblem } from '../ports'
import { isLoopbackHost } from '../server/host'
import type { LaunchEnvironment } from './launch-environment'

type Wanted = { name: string; port: number; addresses: readonly string[] }

export function portalPort({ env }: LaunchEnvironment): Wanted {
  const addresses = isLoopbackHost(env.publicUrl.hostname) ? ['127.0.0.1', '::1'] : ['0.0.0.0', '::']
  return { name: 'PORT', port: env.port, addresses }
}

export function emulatorPort({ env }: LaunchEnvironment): Wanted {
  return { name: 'EMULATOR_PORT', port: env.emulatorPort, addresses: ['127.0.0.1'] }
}

/** Null when the port is free, else a sentence. What a killed portal has left may take a moment to go. */
export async function explainPort(wanted: Wanted, patience: { seconds: number }): Promise<string | null> {
  for (let tries = patience.seconds * 2; ; tries -= 1) {
    const problem = await findPortProblem(wanted.port, wanted.addresses)
    if (problem === null) return null
    if (problem === 'not-permitted') {
      return `Port ${wanted.port} may only be used by root. Set ${wanted.name} to a number above 1023.`
    }
    if (tries <= 0) {
      return `Port ${wanted.port} is in use by another program. Set ${wanted.name} to a free one, for example ${wanted.name}=${wanted.port + 80}.`
    }
    await sleep(500)
  }
}
