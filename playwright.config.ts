import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumLaunchOptions } from './e2e/chromium'
import { findFreePort } from './scripts/ports'

// The first process to read this chooses; its workers inherit the choice.
if (!process.env.E2E_DATA_DIR) {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-e2e-'))
  chmodSync(folder, 0o755)
  process.env.E2E_DATA_DIR = folder
  process.env.E2E_PORT = String(await findFreePort())
  process.env.E2E_EMULATOR_PORT = String(await findFreePort())
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}

const port = process.env.E2E_PORT ?? ''
const portalOrigin = `http://localhost:${port}`

export default defineConfig({
  testDir: 'e2e',
  timeout: 30_000,
  expect: { timeout: 10_000 },
  workers: 2,
  forbidOnly: true,
  // A story drives a whole machine; where it shares that machine with others, one more try tells trouble there from
  // trouble here. The run names every story that needed it.
  retries: 1,
  reporter: [['list']],
  use: {
    baseURL: portalOrigin,
    locale: 'en-GB',
    launchOptions: chromiumLaunchOptions(),
    trace: 'on-first-retry',
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `${portalOrigin}/readyz`,
    timeout: 180_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      PORT: port,
      EMULATOR_PORT: process.env.E2E_EMULATOR_PORT ?? '',
      DATA_DIR: process.env.E2E_DATA_DIR ?? '',
      LOG_LEVEL: 'warn',
    },
  },
})
