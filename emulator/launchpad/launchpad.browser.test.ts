import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test as base, vi } from 'vitest'
import type { Emulator } from '../create-emulator'
import { launchChromium, openWindow } from '../test-browser'
import { assertionsPath, control, launchpadPath, mint, startFrozenEmulator } from '../test-client'

const loginUrl = 'https://portal.example/frame/login/abc?lang=de%20AT'
const logoutUrl = 'https://portal.example/frame/logout/abc'

// Five windows share what is left of the machine beside the other tests.
vi.setConfig({ testTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** Each test has an emulator and a window of its own, so that they can wait for the next pulse side by side. */
const test = base.extend<{ emulator: Emulator; page: Page; jane: Jane }>({
  emulator: async ({}, provide) => {
    const emulator = await startFrozenEmulator()
    await provide(emulator)
    await emulator.close()
  },
  page: async ({}, provide) => {
    const context = await openWindow(browser)
    await provide(await context.newPage())
    await context.close()
  },
  jane: ({ emulator, page }, provide) => provide(createJane(emulator, page)),
}).concurrent

type Jane = ReturnType<typeof createJane>

/** The person in front of the Launchpad, and what she sees of it. */
function createJane(emulator: Emulator, page: Page) {
  const here = emulator.origin + launchpadPath
  return {
    here,
    /** Opens the Launchpad with a new token, and gives it. */
    async signIn({ metadata = {}, query = '' }: { metadata?: object; query?: string } = {}): Promise<string> {
      const urls = { frame_login_url: loginUrl, frame_logout_url: logoutUrl }
      const token = await mint(emulator, {
        first_name: 'Jane',
        last_name: 'Doe',
        email: 'jane@example.com',
        metadata: { should_accept_tos: false, ...urls, ...metadata },
      })
      await page.goto(`${here}${query}#token=${token}`)
      await page.getByRole('heading', { name: 'Welcome, Jane Doe' }).waitFor()
      return token
    },
    async choose(item: string) {
      await page.getByRole('button', { name: 'Jane Doe' }).click()
      await page.getByRole('menuitem', { name: item }).click()
    },
    idleDialog: page.getByRole('dialog', { name: 'You have been logged out because of inactivity' }),
    ended: page.getByRole('heading', { name: 'Your session has ended' }),
    logBackIn: page.getByRole('link', { name: 'Log back in' }),
    wayBack: (parameter: string, query = '') =>
      `${loginUrl}&${parameter}=${encodeURIComponent(here + query)}`,
    focused: () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? ''),
  }
}

const forward = (emulator: Emulator, seconds: number) =>
  control(emulator, 'clock', { forwardSeconds: seconds })

async function isAccepted(emulator: Emulator, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(emulator.origin + assertionsPath, { headers })).ok
}

test('Launchpad: the token leaves the address bar at once, and a reload stays signed in', async ({
  jane,
  page,
}) => {
  const token = await jane.signIn({ query: '?qlo=1' })
  expect(page.url()).toBe(`${jane.here}?qlo=1`)
  await page.reload()
  await page.getByRole('heading', { name: 'Welcome, Jane Doe' }).waitFor()
  expect(await page.content()).not.toContain(token)
})

test('Logout: it makes the token void and goes to the logout URL; the way back is offered', async ({
  emulator,
  jane,
  page,
}) => {
  const token = await jane.signIn()
  await jane.choose('Logout')
  await page.waitForURL(logoutUrl)
  expect(await isAccepted(emulator, token)).toBe(false)

  await page.goBack()
  await jane.ended.waitFor()
  expect(await jane.logBackIn.getAttribute('href')).toBe(jane.wayBack('return_url'))
  expect(await page.getByText('Jane').count()).toBe(0)
})

test.for([[{ frame_logout_url: undefined }], [{ frame_logout_url: 'javascript:document.title="x"' }]])(
  'Logout: with %j it ends on a page of the emulator',
  async ([metadata], { emulator, jane, page }) => {
    await jane.signIn({ metadata })
    await jane.choose('Logout')
    await page.getByRole('heading', { name: 'You have been logged out' }).waitFor()
    expect(page.url()).toBe(`${emulator.origin}/logged-out`)
  },
)

test('Inactivity: after 15 minutes of the clock the visit is over, and Log back in leads to the same place', async ({
  emulator,
  jane,
  page,
}) => {
  const token = await jane.signIn({ query: '?tc=1&x=a%20b' })
  await forward(emulator, 900)
  await jane.idleDialog.waitFor()
  expect(await isAccepted(emulator, token)).toBe(false)
  expect(await page.getByText('Jane').count()).toBe(0)
  expect(await page.getByRole('link', { name: 'Leave' }).getAttribute('href')).toBe(logoutUrl)
  await jane.logBackIn.click()
  await page.waitForURL(jane.wayBack('return_url', '?tc=1&x=a%20b'))
})

test('Inactivity: the dialog stays, whatever is pressed', async ({ emulator, jane, page }) => {
  await jane.signIn()
  await forward(emulator, 900)
  await jane.idleDialog.waitFor()
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press('Escape')
  await page.mouse.click(5, 300)
  expect(await jane.idleDialog.isVisible()).toBe(true)
  await page.keyboard.press('Tab')
  expect(await jane.focused()).toBe('Log back in')
})

test('Inactivity: whoever moves the mouse or types is not idle', async ({ emulator, jane, page }) => {
  await jane.signIn()
  const forwardTo = async (seconds: number, left: string) => {
    await forward(emulator, seconds)
    await page.getByText(left, { exact: true }).waitFor()
  }
  await forwardTo(600, '50 min')
  await page.mouse.move(200, 200)
  await forwardTo(600, '40 min')
  await page.keyboard.press('Shift')
  await forwardTo(600, '30 min')
  await forward(emulator, 301)
  await jane.idleDialog.waitFor()
})

test('Inactivity: the token may survive, and the page may have its own idle time', async ({
  emulator,
  jane,
}) => {
  await control(emulator, 'settings', { idleLogoutInvalidatesToken: false })
  const token = await jane.signIn({ query: '?inactivityMs=2000' })
  await forward(emulator, 2)
  await jane.idleDialog.waitFor()
  expect(await isAccepted(emulator, token)).toBe(true)
})

test('Inactivity: the return parameter can be renamed and left out, for an open page too', async ({
  emulator,
  jane,
}) => {
  await control(emulator, 'settings', { returnParameter: 'next' })
  await jane.signIn()
  await forward(emulator, 900)
  await jane.idleDialog.waitFor()
  expect(await jane.logBackIn.getAttribute('href')).toBe(jane.wayBack('next'))

  await control(emulator, 'clock', { resetTo: 'real' })
  await jane.signIn()
  await control(emulator, 'settings', { returnParameter: null })
  await forward(emulator, 900)
  await jane.idleDialog.waitFor()
  expect(await jane.logBackIn.getAttribute('href')).toBe(loginUrl)
})

test('Inactivity: without URLs Leave and Log back in stay with the emulator', async ({
  emulator,
  jane,
  page,
}) => {
  await jane.signIn({ metadata: { frame_login_url: 'javascript:alert(1)', frame_logout_url: undefined } })
  await forward(emulator, 900)
  await jane.idleDialog.waitFor()
  expect(await page.getByRole('link', { name: 'Leave' }).getAttribute('href')).toBe('/logged-out')
  await jane.logBackIn.click()
  await jane.ended.waitFor()
  expect(await jane.logBackIn.count()).toBe(0)
})

test('a token that was made void elsewhere or has expired ends the visit, also after a reload', async ({
  emulator,
  jane,
  page,
}) => {
  const token = await jane.signIn()
  await fetch(`${jane.here}/log-out`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  })
  await jane.ended.waitFor()

  await control(emulator, 'settings', { idleMinutes: 120 })
  await jane.signIn()
  await forward(emulator, 3600)
  await jane.ended.waitFor()
  await page.reload()
  await jane.ended.waitFor()
  await jane.logBackIn.click()
  await page.waitForURL(jane.wayBack('return_url'))
})

test('Profile: Advanced shows the metadata as text, never as HTML', async ({ jane, page }) => {
  const alarm = vi.fn()
  page.on('dialog', alarm)
  const html = '<img src=x onerror=alert(1)><b>bold</b>'
  await jane.signIn({ metadata: { [html]: html, nested: { html: [html] } } })
  await jane.choose('Profile')
  const profile = page.getByRole('dialog', { name: 'Profile' })
  await profile.getByText('jane@example.com').waitFor()
  expect(await profile.getByRole('table').count()).toBe(0)
  await profile.getByRole('button', { name: 'Advanced' }).click()
  const table = profile.getByRole('table', { name: 'Assertions' })
  expect(await table.getByRole('rowheader').allTextContents()).toContain(html)
  expect(await table.getByRole('cell').allTextContents()).toEqual([
    'false',
    loginUrl,
    logoutUrl,
    html,
    JSON.stringify({ html: [html] }, null, 2),
  ])
  expect(await table.locator('img, b').count()).toBe(0)
  expect(alarm).not.toHaveBeenCalled()
})

test('menu and profile work by keyboard alone, and the focus comes back', async ({ jane, page }) => {
  await jane.signIn()
  await page.getByRole('button', { name: 'Jane Doe' }).focus()
  await page.keyboard.press('ArrowUp')
  expect(await jane.focused()).toBe('Logout')
  await page.keyboard.press('ArrowDown')
  expect(await jane.focused()).toBe('Profile')
  await page.keyboard.press('Escape')
  expect(await page.getByRole('menu').count()).toBe(0)
  expect(await jane.focused()).toContain('Jane Doe')

  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Profile' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await jane.focused()).toContain('Jane Doe')

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  expect(await page.getByRole('menu').count()).toBe(0)
})
