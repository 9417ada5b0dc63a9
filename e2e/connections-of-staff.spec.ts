import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'

const tokensUrl = `http://127.0.0.1:${process.env.E2E_EMULATOR_PORT}/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens`
const clientId = '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com'
const clientSecret = '0123456789abcdef0123456789abcdef01234567'

async function press(target: Locator) {
  await target.focus()
  await target.press('Enter')
}

/** Tab leads from field to field in the order that the eye has. */
async function typeOn(page: Page, texts: string[]) {
  for (const text of texts) {
    await page.keyboard.press('Tab')
    await page.keyboard.insertText(text)
  }
}

test('an administrator tests a connection, exchanges its key and tries a token, by keyboard alone', async ({
  page,
  product,
  address,
  axeInBothThemes,
}) => {
  test.slow()
  const slug = await product()
  const name = `Connection of ${slug}`
  const button = (label: string) => page.getByRole('button', { name: label })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/staff/connections')
  await press(button('Sign in as admin'))
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible()
  await axeInBothThemes(page, 'connections')
  await press(page.getByRole('link', { name: 'Add a connection' }))

  await page.getByLabel(/^Name/).focus()
  await page.keyboard.insertText(name)
  await typeOn(page, [tokensUrl, clientId, 'a wrong one'])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'The connection does not work' })).toBeVisible()
  await expect(page.getByText(/the client secret is wrong/)).toBeVisible()
  await axeInBothThemes(page, 'new connection with a wrong secret')
  await page.getByLabel(/^Client secret/).fill(clientSecret)
  await press(button('Add connection'))
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

  await press(button('Test'))
  await expect(page.getByRole('region', { name: 'The connection works' })).toBeFocused()
  await page.getByLabel(/^Client id of the second key/).fill('second.img.frame.nutanix.com')
  await typeOn(page, ['not known to Frame'])
  await press(button('Add second key'))
  await expect(page.getByRole('status').filter({ hasText: 'The second key was added' })).toBeVisible()
  await press(button('Test'))
  await expect(page.getByRole('listitem').filter({ hasText: /^The second key\s*Wrong/ })).toBeVisible()
  expect(await page.content()).not.toContain(clientSecret)
  await axeInBothThemes(page, 'connection')

  await page.goto(`/staff/playground?product=${slug}`)
  await page.getByLabel('First name').fill('Jane')
  await page.getByLabel('Last name').fill('Doe')
  await typeOn(page, [address, 'department', 'research'])
  await press(page.getByText('Python 3', { exact: true }))
  await expect(page.getByRole('region', { name: 'Code in Python 3' })).toContainText(
    '"department": "research"',
  )
  await press(button('Generate a token'))
  await expect(page.getByRole('region', { name: 'Raw answer: assertions' })).toContainText('research')
  await axeInBothThemes(page, 'playground')
  const opened = page.context().waitForEvent('page')
  await press(page.getByRole('link', { name: 'Open the Launchpad' }))
  await expect((await opened).getByRole('heading', { name: 'Welcome, Jane Doe' })).toBeVisible()
})
