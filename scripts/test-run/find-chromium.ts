import { existsSync } from 'node:fs'
import type { Progress } from '../progress.mjs'
import { canInstall, installPackages } from './debian-packages'

/** The browser for the browser tests; root on Debian gets one installed. Null where there is none. */
export async function findChromium(progress: Progress): Promise<string | null> {
  const found = await findInstalled()
  if (found || !canInstall()) return found
  await progress.step('Installing Chromium (about a minute, once)', async () => installPackages(['chromium']))
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
