import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, launchpadHeading, test } from './fixtures'
import { tabTo } from './keyboard'

const emulator = `http://127.0.0.1:${process.env.E2E_EMULATOR_PORT}`
const demoAccount = '33333333-3333-4333-8333-333333333333'
const demoProvider = 'secure-anon-44444444-4444-4444-8444-444444444444'

async function press(page: Page, control: Locator, key: 'Enter' | 'Space' = 'Enter') {
  await tabTo(page, control)
  await page.keyboard.press(key)
}

async function type(page: Page, label: string, text: string) {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

test('from nothing to a working token in the console of the emulator, by keyboard alone', async ({
  page,
}) => {
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto(emulator)
  await press(page, page.getByRole('link', { name: /^America/ }))
  await expect(page.getByRole('heading', { name: 'America' })).toBeVisible()
  await expect(link('API')).toHaveCount(0)
  await press(page, page.getByLabel('API', { exact: true }), 'Space')
  await press(page, page.getByLabel('Secure Anonymous', { exact: true }), 'Space')
  await press(page, button('Save'))

  await press(page, link('API'))
  await press(page, link('Add integration'))
  await press(page, button('Add'))
  await expect(page.getByLabel('Name')).toBeFocused()
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/Enter a name/)
  await page.keyboard.type('Sales portal')
  await page.keyboard.press('Enter')
  await type(page, 'Name of a new key', 'server 1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'The key "server 1" is made' })).toBeFocused()
  const secret = await page.getByText(/^[0-9a-f]{40}$/).innerText()
  await press(page, button('Copy the client secret'))
  await expect(page.getByRole('status')).toHaveText('Copied')
  await tabTo(page, page.getByLabel('Name of a new key'))
  await page.keyboard.press('ControlOrMeta+V')
  await expect(page.getByLabel('Name of a new key')).toHaveValue(secret)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'server 1' })).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)

  await press(page, link('Secure Anonymous'))
  await press(page, link('Add provider'))
  await type(page, 'Description', 'Fair')
  await press(page, button('Add'))
  await press(page, link('Playground of Fair'))
  await press(page, button('Generate'))
  await expect(page.getByRole('heading', { name: 'A token' })).toBeFocused()
  await press(page, link('Open Launchpad with it (Aster CAD, America)'))
  await expect(launchpadHeading(page)).toBeVisible()
  expect(page.url()).toBe(`${emulator}/halden/trials/america/launchpad/aster-cad`)
})

test('without JavaScript the Playground makes a token and writes it in every language', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${emulator}/console/providers/${demoProvider}/playground`)
  await page.getByLabel('First name').fill("O'Brien")
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(page.getByRole('heading', { name: 'A token' })).toBeVisible()
  const languages = page.getByRole('navigation', { name: 'Language of the sample' })
  for (const [name, written] of [
    ['Python 3', `"O'Brien"`],
    ['Node.js', `"O'Brien"`],
    ['curl', `"O'Brien"`],
    ['PowerShell', `"O'Brien"`],
    ['PHP', String.raw`'O\'Brien'`],
  ] as const) {
    await languages.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('region', { name: `${name} sample` })).toContainText(written)
  }
  await context.close()
})

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const)
  test(`every page of the console passes axe in ${colorScheme}, and fits ${width} pixels`, async ({
    browser,
  }) => {
    test.slow()
    const context = await browser.newContext({
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width, height: 900 },
    })
    const page = await context.newPage()
    const check = async (name: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `${name} is too wide`).toBeLessThanOrEqual(0)
    }

    for (const path of [
      '/',
      `/console/entities/${demoAccount}/users`,
      `/console/entities/${demoAccount}/api`,
      `/console/entities/${demoAccount}/api/new`,
      `/console/entities/${demoAccount}/secure-anonymous`,
      `/console/entities/${demoAccount}/secure-anonymous/new`,
      `/console/entities/${demoAccount}/launchpads`,
      '/console/integrations/cccccccc-0000-4000-8000-000000000001',
      `/console/providers/${demoProvider}`,
      `/console/providers/${demoProvider}/remove`,
      '/console/session-trail',
      '/console/assumptions',
      '/console/control',
      '/console/control/reset',
      '/console/faults',
      '/console/faults/new/status',
    ]) {
      await page.goto(emulator + path)
      await check(path)
    }
    await page.goto(`${emulator}/console/providers/${demoProvider}/playground`)
    await page.getByLabel('Metadata').fill('{')
    await page.getByRole('button', { name: 'Generate' }).click()
    await expect(page.getByText('One thing needs another look.')).toBeVisible()
    await check('Playground with a problem')
    await page.getByLabel('Metadata').fill('')
    await page.getByRole('button', { name: 'Generate' }).click()
    await expect(page.getByRole('heading', { name: 'A token' })).toBeVisible()
    await check('Playground with a token')
    await page.goto(`${emulator}/console/audit-trail`)
    await check('audit trail')
    await page.goto(`${emulator}/console/requests`)
    await check('requests')
    await page.locator('main li a').first().click()
    await expect(page.getByRole('heading', { name: /^Request \d/ })).toBeVisible()
    await check('a request')
    await context.close()
  })
