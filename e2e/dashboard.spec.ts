import { readFile } from 'node:fs/promises'
import { expect, startTrial, test } from './fixtures'

/** The name that Playwright's browser has by itself says that nobody sits before it. */
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

test('a signup appears in the funnel and the tables, a click narrows them, and each is a file', async ({
  browser,
  product,
  address,
  axe,
}, { retry }) => {
  test.slow()
  const slug = await product()
  const campaign = `story ${slug} ${retry}`
  const prospect = await browser.newContext({ userAgent })
  await startTrial(
    await prospect.newPage(),
    `${slug}?utm_campaign=${encodeURIComponent(campaign)}`,
    `${retry}.${address}`,
  )
  await prospect.close()

  const staff = await browser.newContext({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const page = await staff.newPage()
  await page.goto('/staff/sign-in')
  await page.getByRole('button', { name: 'Sign in as marketing' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()

  await expect(async () => {
    await page.goto('/staff?range=today&all=campaign')
    const row = page.getByRole('row', { name: campaign })
    await expect(row.getByRole('cell')).toHaveText(['1', '1', '1', /\d/, /\d/, /\d/], { timeout: 2_000 })
  }).toPass({ timeout: 45_000 })
  await axe(page, 'dashboard in dark')

  await page.getByRole('row', { name: campaign }).getByRole('link').click()
  await expect(page).toHaveURL(/campaign=story/)
  const filters = page.getByRole('list', { name: 'Filters' })
  await expect(filters).toContainText(campaign)
  await expect(page.getByRole('link', { name: /^Signups\s*1\b/ })).toBeVisible()
  const funnel = page.getByRole('region', { name: 'Funnel' })
  await expect(funnel.getByRole('listitem').filter({ hasText: /^Granted1/ })).toContainText('100%')
  await expect(page.getByRole('img', { name: /^Signups by hour/ })).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV of Source' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^source-.*\.csv$/)
  expect(await readFile(await file.path(), 'utf8')).toMatch(/^\uFEFF"Source",.*\r\n"No source","1",/)

  await page.emulateMedia({ colorScheme: 'light' })
  for (const more of await page.locator('summary:visible').all()) await more.click()
  await axe(page, 'dashboard in light, narrowed')
  await filters.getByRole('link', { name: /Take away the filter/ }).click()
  await expect(filters).toHaveCount(0)

  await page.clock.install()
  await page.goto('/staff?range=today')
  await expect(async () => {
    const again = page.waitForRequest((request) => request.headers()['rsc'] === '1', { timeout: 2_000 })
    await page.clock.runFor(31_000)
    await again
  }).toPass()

  await page.goto('/staff?from=2020-01-01&to=2020-01-02&campaign=nobody')
  await expect(page.getByText('Nobody in these days fits all filters')).toBeVisible()
  await filters.getByRole('link', { name: /Take away the filter/ }).click()
  await expect(page.getByRole('heading', { name: 'Nothing happened in these days' })).toBeVisible()
  await axe(page, 'dashboard with nothing')
  await staff.close()
})
