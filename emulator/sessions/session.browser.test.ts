import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test as base, vi } from 'vitest'
import type { Emulator } from '../create-emulator'
import { launchChromium, openWindow } from '../test-browser'
import {
  accountId,
  assertionsPath,
  control,
  launchpadPath,
  mint,
  setFaults,
  signedHeaders,
  startFrozenEmulator,
} from '../test-client'

const loginUrl = 'https://portal.example/frame/login/abc'
const logoutUrl = 'https://portal.example/frame/logout/abc'
const terminalConfigId = 'aaaaaaa1-0000-4000-8000-000000000001.bbbbbbb1-0000-4000-8000-000000000001'
const plainLink = `/launch/q7Rk2ZtV9xYb?terminalConfigId=${terminalConfigId}`
const quitLink = `/launch/Hm4sWn8LcE3p?terminalConfigId=${terminalConfigId}&qlo=1`

// Several windows share what is left of the machine beside the other tests.
vi.setConfig({ testTimeout: 60_000 })

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

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

/** The person in front of the screen, and what she sees of her session. */
function createJane(emulator: Emulator, page: Page) {
  const button = (name: string) => page.getByRole('button', { name })
  const heading = (name: string) => page.getByRole('heading', { name })
  return {
    button,
    heading,
    state: page.getByRole('status'),
    output: page.getByRole('log', { name: 'Output of the terminal' }),
    idleDialog: page.getByRole('dialog', { name: 'You have been logged out because of inactivity' }),
    /** Opens an address with a new token, and gives it. */
    async open(address: string, metadata: object = {}): Promise<string> {
      const urls = { frame_login_url: loginUrl, frame_logout_url: logoutUrl }
      const token = await mint(emulator, {
        first_name: 'Jane',
        last_name: 'Doe',
        email: 'jane@example.com',
        metadata: { should_accept_tos: false, ...urls, ...metadata },
      })
      await page.goto('about:blank')
      await page.goto(`${emulator.origin}${address}#token=${token}`)
      return token
    },
    /** All the way to a desktop. */
    async openDesktop(address: string, metadata: object = {}): Promise<string> {
      const token = await this.open(address, metadata)
      await heading('Starting Aster CAD').waitFor()
      await forward(emulator, 5)
      await heading('Aster CAD is running').waitFor()
      return token
    },
    async type(command: string) {
      await page.getByLabel('Command').fill(command)
      await page.keyboard.press('Enter')
    },
    sessionId: async () => /gateway-prod\.\w{16}/.exec(await page.getByRole('status').innerText())?.[0],
  }
}

const forward = (emulator: Emulator, seconds: number) =>
  control(emulator, 'clock', { forwardSeconds: seconds })

async function isAccepted(emulator: Emulator, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` }
  return (await fetch(emulator.origin + assertionsPath, { headers })).ok
}

/** What the page's own pulse tells of the session. */
async function pulse(emulator: Emulator, token: string) {
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${emulator.origin}${launchpadPath}/pulse`, { headers })
  const { session }: { session: { id: string; state: string; connected: boolean } | null } =
    await reply.json()
  return session
}

test('Launchpad, Sessions and machines: Start in the Launchpad boots a session and shows its desktop, with no token in any address', async ({
  emulator,
  jane,
  page,
}) => {
  await jane.open(launchpadPath)
  await jane.button('Start').click()
  await jane.heading('Starting Aster CAD').waitFor()
  expect(page.url()).toBe(`${emulator.origin}${launchpadPath}/session`)
  await jane.state.getByText('INIT').waitFor()
  await forward(emulator, 1)
  await jane.state.getByText('RESERVED').waitFor()
  await forward(emulator, 4)
  await jane.heading('Aster CAD is running').waitFor()
  await jane.state.getByText('OPEN').waitFor()
})

test('Sessions and machines: without a machine that is ready the wait is said in minutes', async ({
  emulator,
  jane,
  page,
}) => {
  await control(emulator, 'settings', { poolMinimum: 0, poolBuffer: 0 })
  await jane.open(plainLink)
  await page.getByText('No machine was ready, so one boots for you. About 2 min to go.').waitFor()
})

test('Assertions inside a session: the terminal reads the assertions with the session token, and shows them as text', async ({
  jane,
  page,
}) => {
  const violations: string[] = []
  page.on('console', (message) => message.type() === 'error' && violations.push(message.text()))
  await jane.openDesktop(plainLink, { crm: '42', note: '<b>bold</b>', deep: { a: [1] } })
  await jane.button('Read my assertions').click()
  const command = page.getByLabel('Command')
  expect(await command.inputValue()).toMatch(
    /^Invoke-RestMethod -Headers @\{Authorization="Bearer \$env:FRAME_SESSION_TOKEN"\} http:\/\/127/,
  )
  await page.keyboard.press('Enter')
  await jane.output.getByText('<b>bold</b>').waitFor()
  expect(await jane.output.innerText()).toMatch(/crm +: 42\n(.*\n)*deep +: \{"a":\[1\]\}/)
  expect(violations).toEqual([])
})

test('Assertions inside a session: the terminal knows its token, refuses a wrong one in words, reaches nobody else, and can be cleared', async ({
  emulator,
  jane,
}) => {
  const sat = await jane.openDesktop(plainLink)
  const url = `${emulator.origin}/api/rest/v1/me/session/assertions`
  await jane.type('$env:FRAME_SESSION_TOKEN')
  await jane.output.getByText(/eyJ/).waitFor()
  expect(await jane.output.innerText()).not.toContain(sat)
  await jane.type(`irm -Headers @{Authorization="Bearer ${sat}"} ${url}`)
  await jane.output.getByText('401').waitFor()
  await jane.type('irm https://portal.example/secrets')
  await jane.output.getByText(/only http:\/\/127.* can be reached/).waitFor()
  await jane.type('format c:')
  await jane.output.getByText(/'format' is not known here/).waitFor()
  await jane.type('cls')
  await vi.waitFor(async () => expect(await jane.output.innerText()).toBe(''))
  await jane.type(`$h = @{Authorization="Bearer $env:FRAME_SESSION_TOKEN"}`)
  await jane.type(`Invoke-RestMethod -Uri "${url}" -Headers $h | ConvertTo-Json`)
  await jane.output.getByText(`"frame_logout_url": "${logoutUrl}"`).waitFor()
})

test('Sessions and machines: Disconnect leaves the session running, and the Launchpad resumes the same one', async ({
  emulator,
  jane,
}) => {
  await jane.open(launchpadPath)
  await jane.button('Start').click()
  await jane.heading('Starting Aster CAD').waitFor()
  await forward(emulator, 5)
  await jane.state.getByText('OPEN').waitFor()
  const id = await jane.sessionId()
  await jane.button('Disconnect').click()
  await jane.heading('Welcome, Jane Doe').waitFor()
  await jane.button('Resume').click()
  await jane.heading('Aster CAD is running').waitFor()
  expect(await jane.sessionId()).toBe(id)
})

test('Launch links: a Launch link resumes after a disconnect, tells how long it waits, and what ended it', async ({
  emulator,
  jane,
  page,
}) => {
  await jane.openDesktop(plainLink)
  const id = await jane.sessionId()
  await jane.button('Disconnect').click()
  await page.getByText('for another 10 min').waitFor()
  await jane.button('Resume').click()
  await jane.heading('Aster CAD is running').waitFor()
  expect(await jane.sessionId()).toBe(id)
  await jane.button('Disconnect').click()
  await jane.heading('You are disconnected').waitFor()
  await forward(emulator, 601)
  await page.getByText('Nobody came back to it in time').waitFor()
})

test('Launch links: with qlo=1 Quit closes the session, makes the token void and goes to the logout URL', async ({
  emulator,
  jane,
  page,
}) => {
  const token = await jane.openDesktop(quitLink)
  await jane.button('Quit').click()
  await page.waitForURL(logoutUrl)
  expect(await isAccepted(emulator, token)).toBe(false)
})

test('Launch links: without it Quit closes the session and keeps the token, which starts another', async ({
  emulator,
  jane,
}) => {
  const token = await jane.openDesktop(plainLink)
  const id = await jane.sessionId()
  await jane.button('Quit').click()
  await jane.heading('Your session is closed').waitFor()
  expect(await isAccepted(emulator, token)).toBe(true)
  await jane.button('Start again').click()
  await jane.heading('Starting Aster CAD').waitFor()
  expect(await jane.sessionId()).not.toBe(id)
})

test('Launch links: a Launch link is only known with its terminal configuration', async ({ emulator }) => {
  const statusOf = async (path: string) => (await fetch(emulator.origin + path)).status
  expect(await statusOf(plainLink)).toBe(200)
  expect(await statusOf(`${plainLink}1`)).toBe(404)
  expect(await statusOf('/launch/q7Rk2ZtV9xYb')).toBe(404)
  expect(await statusOf(`/launch/nothing?terminalConfigId=${terminalConfigId}`)).toBe(404)
})

test('Inactivity: 15 minutes without a hand on it end the visit of a Launch link, and Log back in leads to all of it', async ({
  emulator,
  jane,
  page,
}) => {
  const token = await jane.openDesktop(quitLink)
  await forward(emulator, 15 * 60)
  await jane.idleDialog.waitFor()
  expect(await page.getByRole('link', { name: 'Log back in' }).getAttribute('href')).toBe(
    `${loginUrl}?return_url=${encodeURIComponent(emulator.origin + quitLink)}`,
  )
  expect(await page.getByRole('link', { name: 'Leave' }).getAttribute('href')).toBe(logoutUrl)
  expect(await isAccepted(emulator, token)).toBe(false)
})

test('Sessions and machines: the session of a visit that idled is still there for the next token', async ({
  emulator,
  jane,
}) => {
  // The one signature of these tests is still to count after a quarter of an hour.
  await control(emulator, 'settings', { timestampWindowSeconds: 3600 })
  await jane.openDesktop(plainLink)
  const id = await jane.sessionId()
  await forward(emulator, 15 * 60)
  await jane.idleDialog.waitFor()
  await jane.open(plainLink)
  await jane.heading('Aster CAD is running').waitFor()
  expect(await jane.sessionId()).toBe(id)
})

test('Sessions and machines: a tab that goes away disconnects its session', async ({
  emulator,
  jane,
  page,
}) => {
  const token = await jane.openDesktop(plainLink)
  await page.goto('about:blank')
  await vi.waitFor(async () => {
    expect(await pulse(emulator, token)).toMatchObject({ state: 'open', connected: false })
  })
})

test('Sessions and machines: a second tab that goes away leaves the session to the first', async ({
  emulator,
  jane,
  page,
}) => {
  const token = await jane.openDesktop(plainLink)
  const second = await page.context().newPage()
  await second.goto(`${emulator.origin}${plainLink}#token=${token}`)
  await second.getByRole('heading', { name: 'Aster CAD is running' }).waitFor()
  await second.goto('about:blank')
  await vi.waitFor(async () => {
    const requests = await page.evaluate(() =>
      performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/start')),
    )
    expect(requests).toHaveLength(2)
  }, 10_000)
  expect(await pulse(emulator, token)).toMatchObject({ state: 'open', connected: true })
})

test('a full pool and a session that fails are said kindly, and the next try works', async ({
  emulator,
  jane,
}) => {
  await setFaults(emulator, { kind: 'pool-full' }, { kind: 'session-failed' })
  await jane.open(plainLink)
  await jane.heading('Every machine is taken just now').waitFor()
  await jane.button('Try again').click()
  await jane.heading('Starting Aster CAD').waitFor()
  await forward(emulator, 1)
  await jane.heading('Your session could not start').waitFor()
  await jane.button('Start again').click()
  await jane.heading('Starting Aster CAD').waitFor()
})

test('Sessions of an account: a session that an administrator closes is over on the screen of its person', async ({
  emulator,
  jane,
  page,
}) => {
  await jane.openDesktop(plainLink)
  const id = await jane.sessionId()
  const headers = await signedHeaders(1_767_225_605)
  const path = `/v1/accounts/${accountId}/sessions/${id}`
  expect((await fetch(emulator.origin + path, { method: 'DELETE', headers })).status).toBe(204)
  await page.getByText('An administrator closed it.').waitFor()
})

test('Launchpad: whoever wants the desktop at once gets it, and finds the Launchpad on the way out', async ({
  emulator,
  jane,
}) => {
  const token = await jane.open(launchpadPath)
  await jane.heading('Welcome, Jane Doe').waitFor()
  await fetch(`${emulator.origin}/api/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: '{"query":"mutation { setUserPreferences(desktopAutoLaunch: true) { id } }"}',
  })
  await jane.open(launchpadPath)
  await jane.heading('Starting Aster CAD').waitFor()
  await jane.button('Quit').click()
  await jane.button('Start').waitFor()
})

test.for([
  ['light', 1280],
  ['dark', 390],
] as const)(
  'a session has nothing against it in %s at %i pixels, for axe and by width',
  async ([colorScheme, width], { emulator }) => {
    const context = await openWindow(browser, { colorScheme, viewport: { width, height: 844 } })
    const page = await context.newPage()
    const jane = createJane(emulator, page)
    const findProblems = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      return { violations: violations.map(({ id }) => id), overflow }
    }
    const none = { violations: [], overflow: 0 }
    await jane.open(plainLink)
    await jane.heading('Starting Aster CAD').waitFor()
    expect(await findProblems()).toEqual(none)
    await forward(emulator, 5)
    await jane.heading('Aster CAD is running').waitFor()
    await jane.type('help')
    expect(await findProblems()).toEqual(none)
    await jane.button('Disconnect').click()
    await jane.heading('You are disconnected').waitFor()
    expect(await findProblems()).toEqual(none)
    await context.close()
  },
)

test('windows come and go by the keyboard, and the desktop says what it is when none is left', async ({
  jane,
  page,
}) => {
  await jane.openDesktop(plainLink)
  const terminal = page.getByRole('region', { name: 'Windows PowerShell' })
  await jane.button('Terminal').focus()
  await page.keyboard.press('Enter')
  expect(await terminal.isVisible()).toBe(false)
  expect(await jane.button('Terminal').getAttribute('aria-pressed')).toBe('false')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Space')
  await page.getByText('the real one runs at Frame').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(await terminal.isVisible()).toBe(true)
})
