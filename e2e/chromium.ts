import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** The browser that is there: the one named, Playwright's own, Debian's, or an installed Chrome. */
export function chromiumLaunchOptions() {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
  const executablePath = [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium'].find(
    (file) => file && existsSync(file),
  )
  return executablePath ? { args, executablePath } : { args, channel: 'chrome' }
}
