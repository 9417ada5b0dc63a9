import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20']

/** Installs packages of Debian; where that fails, what apt said is shown and the tests that need them tell the rest. */
export function installPackages(packages: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', ...packages]]) {
    const { status, stdout, stderr } = spawnSync('apt-get', [...patience, ...args], { env, encoding: 'utf8' })
    if (status !== 0) return console.error(`${stdout}${stderr}`)
  }
}
