import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Progress } from '../progress.mjs'

/** The browser for the browser tests; root on Debian gets one installed. Null where there is none. */
export async function findChromium(progress: Progress): Promise<string | null> {
  const found = await findInstalled()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  await progress.step('Installing Chromium (about a minute, once)', async () => installOnDebian())
  return findInstalled()
}

async function findInstalled(): Promise<string | null> {
  const { chromium } = await import('playwright')
  const candidates = [
    process.env.CHROMIUM_PATH,
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  return candidates.find((file) => file && existsSync(file)) ?? null
}

function installOnDebian(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (status !== 0) return console.error(`${stdout}${stderr}`)
  }
}
