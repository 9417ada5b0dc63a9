import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { expect, startTrial, test } from './fixtures'
import { tabTo } from './keyboard'

/**
 * The name that Playwright's browser has by itself says that nobody sits before it. One more try is another visitor: the
 * same one is counted once a day.
 */
const userAgentOf = (retry: number) =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/14${retry}.0.0.0 Safari/537.36`

test('a signup appears in the funnel and the tables, clicks and keys narrow them and lead to the person, and each is a file', async ({
  browser,
  product,
  address,
  axe,
}, { retry }) => {
  test.slow()
  const slug = await product()
  const campaign = `story ${slug} ${retry}`
  const prospect = await browser.newContext({ userAgent: userAgentOf(retry) })
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

  await funnel.getByRole('link', { name: '1 people who came as far as Granted' }).click()
  await expect(page).toHaveURL(/\/staff\/signups\?.*campaign=story.*step=granted/)
  await expect(page.getByRole('rowheader')).toContainText([`${retry}.${address}`])
  await page.goBack()
  await tabTo(page, page.getByRole('link', { name: /^No source\s*, filter by this$/ }))
  await page.keyboard.press('Enter')
  await expect(filters).toContainText('No source')
  await page.goBack()
  await expect(filters).not.toContainText('No source')

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

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

  test('the dashboard draws its chart, opens each panel as a table of the numbers in its file, and is printed', async ({
    page,
  }) => {
    test.slow()
    await page.goto('/staff/sign-in')
    await page.getByRole('button', { name: 'Sign in as marketing' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()

    // The invented past is counted in the first minute, and other stories go on meanwhile.
    await expect(async () => {
      await page.goto('/staff?range=last-7-days')
      for (const closed of await page.locator('summary', { hasText: 'As a table' }).all())
        await closed.click()
      const [sums, days, funnel, limits] = await Promise.all(
        ['totals', 'days', 'funnel', 'limits'].map((panel) => fileOf(page, panel)),
      )
      expect(await rowsOf(page, 'Sums')).toEqual(sums?.map((row) => row.slice(0, 3)))
      expect((await rowsOf(page, 'Signups by day')).map(([, now]) => now)).toEqual(days?.map((row) => row[4]))
      expect((await rowsOf(page, 'Funnel')).map(([step, people, , lost]) => [step, people, lost])).toEqual(
        funnel?.map(([step, people, , lost, why]) => [why ? `${step}: ${why}` : step, people || '–', lost]),
      )
      const room = (await rowsOf(page, 'Quota and capacity now')).map(([name, , , ...used]) => [
        name,
        ...used,
      ])
      expect(room).toEqual(limits?.map(([name, , , taken, limit]) => [name, taken, limit || 'no limit']))
    }).toPass({ timeout: 60_000 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

    const chart = page.getByRole('img', { name: /^Signups by day/ })
    const days = page.getByRole('form', { name: 'Exact days' })
    await expect(chart).toBeVisible()
    await expect(days).toBeVisible()
    await page.emulateMedia({ media: 'print' })
    await expect(days).toBeHidden()
    await expect(chart).toBeVisible()
  })
})

/** The rows of a panel's file, without its head. */
async function fileOf(page: Page, panel: string): Promise<string[][]> {
  const file = await page.request.get(`/staff/reports/${panel}?range=last-7-days`)
  return parse(await file.text(), { bom: true, from: 2 })
}

/** The rows of a table as its file would have them. */
function rowsOf(page: Page, name: string): Promise<string[][]> {
  const rows = page.getByRole('table', { name, exact: true }).locator('tbody tr')
  return rows.evaluateAll((all) =>
    all.map(({ children }) =>
      Array.from(children, ({ textContent }) => textContent.replace(/(\d),(?=\d{3})/g, '$1')),
    ),
  )
}
