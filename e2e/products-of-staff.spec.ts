import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { tabTo } from './keyboard'

async function openAsAdmin(page: Page, path: string) {
  await page.goto(path)
  const button = page.getByRole('button', { name: 'Sign in as admin' })
  await button.focus()
  await page.keyboard.press('Enter')
}

const frameOf = (page: Page) => page.getByTitle('Preview of the signup page')

test('an administrator changes words and a quota by keyboard, sees both on the page, and takes them back', async ({
  page,
  browser,
  product,
}) => {
  test.slow()
  const slug = await product({ quotas: [{ scope: 'product', per: 'day', limit: 7 }] })
  const prospect = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await openAsAdmin(page, `/staff/products/${slug}`)
  await tabTo(page, page.getByLabel('Title, English'))
  await page.keyboard.type('Shape metal today')
  await expect(frameOf(page)).toHaveAttribute('src', /\?draft&view=form&lang=en/)
  await prospect.goto(`/try/${slug}`)
  await expect(prospect.getByRole('heading', { level: 1 })).toHaveText('Try Story 1')

  await tabTo(page, page.getByLabel('Limit of quota 1'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('many')
  await page.keyboard.press('Enter')
  await expect(page.locator('form').getByRole('alert')).toContainText('Limit must be a whole number')
  await tabTo(page, page.getByLabel('Limit of quota 1'))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  await expect(page.getByText('In use now: 0 of 0: it is full')).toBeVisible()
  await prospect.reload()
  await expect(prospect.getByRole('heading', { level: 1 })).toHaveText('Shape metal today')

  const change = page.getByRole('article').first()
  await expect(change).toContainText('nothing → became Shape metal today')
  await expect(change).toContainText('product per day: 7 → became product per day: 0')
  await tabTo(page, change.getByRole('button', { name: /^Revert/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText('The change was taken back.')).toBeVisible()
  await expect(page.getByLabel('Limit of quota 1')).toHaveValue('7')
  await prospect.reload()
  await expect(prospect.getByRole('heading', { level: 1 })).toHaveText('Try Story 1')
  await prospect.context().close()
})

test('the pages of products are for everybody, on a phone too, and say what is missing before prospects come', async ({
  page,
  product,
  axeInBothThemes,
}) => {
  test.slow()
  const slug = await product()
  await page.setViewportSize({ width: 390, height: 844 })
  await openAsAdmin(page, '/staff/new-product')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.locator('form').getByRole('alert')).toContainText('Name must not be empty')
  await axeInBothThemes(page, 'new product')

  await page.goto('/staff/portal')
  await page.getByLabel('Accent colour').fill('#ffee00')
  await page.getByRole('button', { name: 'Save Name, colour and contact' }).click()
  await expect(page.locator('form').getByRole('alert')).toContainText('Accent colour is too light')
  await axeInBothThemes(page, 'portal')

  await page.goto(`/staff/products/${slug}/preview?lang=de`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Story 1 testen')
  await axeInBothThemes(page, 'preview')
  await page.goto(`/staff/products/${slug}`)
  await page.getByRole('link', { name: 'Quotas' }).click()
  await expect(page.getByLabel('Counts in quota 1')).toBeInViewport()
  // Nothing runs in the frame, so axe cannot look into it.
  await frameOf(page).evaluate((frame) => frame.remove())
  await axeInBothThemes(page, 'product')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  await page.getByLabel('Paused: nobody can begin a trial').check()
  await page.getByLabel('While it is paused, English').fill('Back on Monday')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').getByText('Saved.')).toBeVisible()
  await page.goto(`/try/${slug}`)
  await expect(page.getByText('Back on Monday')).toBeVisible()
  await page.goto('/staff/products')
  const row = page.getByRole('listitem').filter({ hasText: `/try/${slug}` })
  await expect(row).toContainText('Paused')
  await axeInBothThemes(page, 'products')

  await row.getByRole('link').click()
  await page.getByRole('button', { name: 'Test as yourself' }).click()
  await expect(page).toHaveURL(/\/i\/[0-9A-Z-]{35}$/)
})
