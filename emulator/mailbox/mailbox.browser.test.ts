import { existsSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { createTransport } from 'nodemailer'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test as base, vi } from 'vitest'
import { type Emulator, startEmulator } from '../create-emulator'

vi.setConfig({ testTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  const executablePath = [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium'].find(
    (file) => file && existsSync(file),
  )
  // Chromium refuses its sandbox to root.
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  browser = await chromium.launch(executablePath ? { args, executablePath } : { args, channel: 'chrome' })
})
afterAll(() => browser.close())

const test = base.extend<{ emulator: Emulator; page: Page }>({
  emulator: async ({}, provide) => {
    const emulator = await startEmulator({ port: 0, smtpPort: 0 })
    await provide(emulator)
    await emulator.close()
  },
  page: async ({}, provide) => {
    const context = await browser.newContext()
    context.setDefaultTimeout(20_000)
    // The site the mail is about.
    await context.route('http://portal.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<title>off</title><script>document.title = "on"</script>',
      }),
    )
    await provide(await context.newPage())
    await context.close()
  },
})

const link = 'http://portal.example/verify/1'

function send(emulator: Emulator, mail: object) {
  return createTransport(`smtp://127.0.0.1:${emulator.smtpPort}`).sendMail({
    from: 'Trial Portal <portal@example.com>',
    to: 'jane@example.com',
    subject: 'Your code',
    text: `Your code is 123456, or follow ${link}.`,
    html: `<p>Your code is <b>123456</b>, or follow <a href="${link}">this link</a>.</p>`,
    ...mail,
  })
}

/** Of our own page: in a frame without scripts axe cannot run, and what a mail says is its sender's. */
async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

test('an open mailbox shows new mail by itself, and the focus stays where it was', async ({
  emulator,
  page,
}) => {
  await page.goto(`${emulator.origin}/mailbox`)
  await page.getByRole('heading', { name: 'No mail yet' }).waitFor()
  expect(await accessibilityProblems(page)).toEqual([])

  await send(emulator, { subject: 'first' })
  await page.getByRole('link', { name: 'first' }).focus()
  await send(emulator, { subject: 'second' })
  await page.getByText('2 mails').waitFor()
  const mails = page.getByRole('list', { name: 'Mails' }).getByRole('listitem')
  expect(await mails.allTextContents()).toEqual([
    expect.stringContaining('second'),
    expect.stringContaining('first'),
  ])
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('first')
  expect(await accessibilityProblems(page)).toEqual([])

  await page.getByRole('button', { name: 'Empty the mailbox' }).click()
  await page.getByRole('heading', { name: 'No mail yet' }).waitFor()
  expect(await mails.count()).toBe(0)
  await page.getByRole('navigation', { name: 'Console' }).getByRole('link', { name: 'Requests' }).click()
  await page.getByRole('heading', { name: 'Requests' }).waitFor()
})

test('the links of a mail open in a window of their own that nothing confines', async ({
  emulator,
  page,
}) => {
  await send(emulator, {})
  await page.goto(`${emulator.origin}/mailbox`)
  await page.getByRole('link', { name: 'Your code' }).click()
  const open = async (from: Page | ReturnType<Page['frameLocator']>, name: string) => {
    const opened = page.waitForEvent('popup')
    await from.getByRole('link', { name }).click()
    const popup = await opened
    await popup.waitForURL(link)
    expect(await popup.title()).toBe('on')
    expect(await popup.evaluate(() => window.opener)).toBeNull()
  }
  await open(page, link)
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'HTML' }).click()
  await open(page.frameLocator('iframe'), 'this link')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'Source' }).click()
  await page.getByRole('region', { name: 'Source of the mail' }).getByText('MIME-Version').waitFor()
  expect(await accessibilityProblems(page)).toEqual([])
})

test('a hostile mail runs nothing, loads nothing and leads nowhere', async ({ emulator, page }) => {
  const reached = vi.fn()
  const elsewhere = 'http://portal.example/pixel'
  await page.context().route(`${elsewhere}*`, (route) => {
    reached()
    return route.abort()
  })
  await send(emulator, {
    html: `<meta http-equiv="refresh" content="0;url=${elsewhere}"><base href="${elsewhere}">
      <link rel="stylesheet" href="${elsewhere}"><style>@import "${elsewhere}"; body { background: url(${elsewhere}) }</style>
      <img src="${elsewhere}" onerror="top.document.title = 'bad'"><iframe src="${elsewhere}"></iframe>
      <script>top.document.title = 'bad'</script><form action="${elsewhere}"><button>Go</button></form><p>The end</p>`,
  })
  await page.goto(`${emulator.origin}/mailbox`)
  await page.getByRole('link', { name: 'Your code' }).click()
  await page.getByRole('link', { name: 'HTML' }).click()
  const frame = page.frameLocator('iframe')
  await frame.getByText('The end').waitFor()
  await frame.getByRole('button', { name: 'Go' }).click()
  await page.getByRole('link', { name: 'Source' }).click()
  expect(reached).not.toHaveBeenCalled()
  expect(await page.title()).toContain('Your code')
})

test('without JavaScript the mailbox can be read, too', async ({ emulator }) => {
  await send(emulator, {})
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${emulator.origin}/mailbox`)
  await send(emulator, { subject: 'another' })
  await page.getByRole('link', { name: 'Look for new mail' }).click()
  await page.getByRole('link', { name: 'another' }).click()
  await page.getByRole('heading', { name: 'another' }).waitFor()
  await page.getByRole('link', { name: 'All mails' }).click()
  await page.getByRole('button', { name: 'Empty the mailbox' }).click()
  await page.getByRole('heading', { name: 'No mail yet' }).waitFor()
  await context.close()
})
