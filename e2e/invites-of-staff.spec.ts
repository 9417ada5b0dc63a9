import { readFile } from 'node:fs/promises'
import { devices, type Page } from '@playwright/test'
import { expect, fillSignup, launchpadHeading, submitButton, test } from './fixtures'
import { tabTo } from './keyboard'

test('with the keyboard alone sales makes an invite and copies its link, and sees who came by it', async ({
  page,
  browser,
  product,
  address,
}) => {
  test.slow()
  const slug = await product()
  const context = await browser.newContext({
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const desk = await context.newPage()
  await signIn(desk, 'sales')
  await expect(desk.getByText('or press n')).toBeVisible()
  await desk.keyboard.press('n')
  await expect(desk.getByLabel('Label')).toBeFocused()
  await desk.keyboard.press('Enter')
  const mistake = desk.getByRole('alert').getByRole('link', { name: 'Enter a label' })
  await tabTo(desk, mistake)
  await desk.keyboard.press('Enter')
  await expect(desk.getByLabel('Label')).toBeFocused()
  const label = `Fair ${slug}`
  await desk.keyboard.type(label)
  await desk.keyboard.press('Tab')
  await desk.getByRole('combobox', { name: 'Product' }).selectOption(slug)
  await desk.keyboard.press('Tab')
  await desk.keyboard.press('Tab')
  await desk.keyboard.type('Jane')
  await desk.keyboard.press('Enter')

  await expect(desk.getByRole('heading', { level: 1, name: label })).toBeVisible()
  await expect(desk.getByText('Copied', { exact: true })).toBeVisible()
  const link = await desk.evaluate(() => navigator.clipboard.readText())
  await expect(desk.getByLabel('Link of the invite')).toHaveValue(link)
  await expect(desk.getByLabel('Message in German')).toHaveValue(/Guten Tag Jane,/)
  const [png] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'PNG file' }).click(),
  ])
  expect((await readFile(await png.path())).subarray(1, 4).toString()).toBe('PNG')

  await page.goto(link)
  await expect(page.getByLabel('First name')).toHaveValue('Jane')
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(launchpadHeading(page)).toBeVisible()

  await desk.reload()
  const step = desk.getByRole('listitem').filter({ hasText: address })
  await expect(step.filter({ hasText: 'started the trial' })).toBeVisible()
  await expect(desk.getByText('Used up', { exact: true })).toBeVisible()
  await context.close()
})

test('a file of invites is tried out, makes all of them, and gives a file with their links back', async ({
  browser,
  product,
  axeInBothThemes,
}) => {
  test.slow()
  const slug = await product()
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
  const desk = await context.newPage()
  await signIn(desk, 'admin')
  await desk.getByRole('link', { name: 'Make many from a file' }).click()
  await desk.getByLabel('Or the text of a file').fill(`label;product;e-mail\nOne;${slug};jane\n=1+1;${slug};`)
  await desk.getByRole('button', { name: 'Try out the text' }).click()
  await expect(desk.getByRole('heading', { name: '2 of 2 rows cannot be used' })).toBeVisible()
  const file = desk.getByLabel('File', { exact: true })
  await file.setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.alloc(60_001, 'x') })
  expect(await file.evaluate((input: HTMLInputElement) => input.validationMessage)).toContain('60 kB')
  const csv = `label;product;first name;e-mail;expires\nOne;${slug};Jane;jane@acme.example;2099-01-31\nTwo;${slug};Joe;;`
  await file.setInputFiles({
    name: 'invites.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  })
  await desk.getByRole('button', { name: 'Try out the file' }).click()
  await expect(desk.getByRole('heading', { name: '2 invites would be made' })).toBeVisible()
  await axeInBothThemes(desk, 'tried file')
  await desk.getByRole('button', { name: 'Make all 2' }).click()
  await expect(desk.getByRole('link', { name: 'One', exact: true })).toBeVisible()
  await axeInBothThemes(desk, 'invites')
  const [links] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Download with links as CSV' }).click(),
  ])
  const merged = await readFile(await links.path(), 'utf8')
  expect(merged).toMatch(/"http[^"]*\/i\/[^"]+","Jane","","jane@acme.example","20(98|99)-/)

  await desk.getByRole('link', { name: 'One', exact: true }).click()
  await axeInBothThemes(desk, 'invite')
  await desk.getByRole('link', { name: 'Change' }).click()
  await desk.getByLabel('Uses').fill('none')
  await desk.getByRole('button', { name: 'Save' }).click()
  await expect(desk.getByLabel('Uses')).toHaveAttribute('aria-invalid', 'true')
  await axeInBothThemes(desk, 'changed invite')
  await desk.setViewportSize(devices['iPhone 13'].viewport)
  expect(await desk.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await desk.getByLabel('Uses').fill('3')
  await desk.getByRole('button', { name: 'Save' }).click()
  await expect(desk.getByText('0 of 3')).toBeVisible()
  await desk.getByRole('button', { name: 'Revoke' }).click()
  await expect(desk.getByText('Revoked', { exact: true }).first()).toBeVisible()
  await desk.goto('/staff/invites/new')
  await axeInBothThemes(desk, 'new invite')
  await context.close()
})

async function signIn(desk: Page, role: 'sales' | 'admin') {
  await desk.goto('/staff/invites')
  await desk.getByRole('button', { name: `Sign in as ${role}` }).click()
  await expect(desk.getByRole('link', { name: 'New invite' })).toBeVisible()
}
