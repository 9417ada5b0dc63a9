import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import { chromiumLaunchOptions } from '../e2e/chromium'
import { findFreePort } from './ports'
import { root } from './root'

/** Takes the README's pictures of a fresh demo, in light and dark, so that they show the product as it is. */
const folder = path.join(root, 'docs', 'images')
const pages = [
  { name: 'signup', path: '/try/aster-cad', role: null, height: 900 },
  { name: 'dashboard', path: '/staff', role: 'marketing', height: 1_130 },
]

const demo = await startDemo()
try {
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch(chromiumLaunchOptions())
  for (const colorScheme of ['light', 'dark'] as const) await takeAll(browser, colorScheme)
  await browser.close()
} finally {
  await demo.stop()
}

async function takeAll(browser: Browser, colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  for (const { name, path: at, role, height } of pages) {
    await page.setViewportSize({ width: 1280, height })
    if (role !== null) await signIn(page, role)
    await page.goto(`${demo.origin}${at}`)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) })
  }
  await context.close()
}

async function signIn(page: Page, role: string) {
  await page.goto(`${demo.origin}/staff/sign-in`)
  await page.getByRole('button', { name: `Sign in as ${role}` }).click()
  await page.waitForURL(`${demo.origin}/staff`)
  // The invented past is counted in the first minute.
  while (await page.getByText(/being counted|Not counted yet/).isVisible()) {
    await wait(1_000)
    await page.reload()
  }
}

async function startDemo() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'portal-screenshots-'))
  await chmod(dataDir, 0o755)
  const [port, emulatorPort] = [await findFreePort(), await findFreePort()]
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      EMULATOR_PORT: String(emulatorPort),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
    },
  })
  const origin = `http://localhost:${port}`
  while (!(await answers(`${origin}/readyz`))) {
    if (child.exitCode !== null) throw new Error('The demo did not start.')
    await wait(500)
  }
  return {
    origin,
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}
