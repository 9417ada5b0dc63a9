import { spawnSync } from 'node:child_process'
import type { Progress } from '../progress.mjs'
import { canInstall, installPackages } from './debian-packages'

/** The languages that samples are written in, by the package that brings each; Debian has no PowerShell. */
const packages = { python3: 'python3', curl: 'curl', openssl: 'openssl', php: 'php-cli' }

/** Root on Debian gets what runs the samples; elsewhere those that cannot be run are only compared. */
export async function installSamplePrograms(progress: Progress): Promise<void> {
  const missing = Object.entries(packages)
    .filter(([program]) => spawnSync(program, ['--version']).error)
    .map(([, name]) => name)
  if (missing.length === 0 || !canInstall()) return
  await progress.step(`Installing ${missing.join(', ')} (seconds, once)`, async () =>
    installPackages(missing),
  )
}
