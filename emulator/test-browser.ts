import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright'

export function launchChromium(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium'].find(
    (file) => file && existsSync(file),
  )
  // Chromium refuses its sandbox to root.
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return chromium.launch(executablePath ? { args, executablePath } : { args, channel: 'chrome' })
}

/** A window of its own, in which the site that sends people here is played. */
export async function openWindow(browser: Browser, options: object = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(20_000)
  await context.route('https://portal.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<h1>The portal</h1>' }),
  )
  return context
}
