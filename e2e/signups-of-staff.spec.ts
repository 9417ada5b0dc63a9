import { readFile } from 'node:fs/promises'
import { expect, fillSignup, launchpadHeading, mailFor, submitButton, test } from './fixtures'

test('staff find out why somebody was refused and let them in, and the mailed link leads to the Launchpad', async ({
  page,
  browser,
  product,
  address,
  axeInBothThemes,
}) => {
  test.slow()
  const slug = await product({ quotas: [{ scope: 'product', per: 'day', limit: 0 }] })
  await page.goto(`/try/${slug}?utm_campaign=kiel`)
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(page.locator('[data-reason="sold-out"]')).toBeVisible()

  const context = await browser.newContext({ locale: 'en-GB' })
  const desk = await context.newPage()
  await desk.goto('/staff/signups')
  await desk.getByRole('button', { name: 'Sign in as admin' }).click()
  await desk.getByLabel('Name, address, company or id').fill(address)
  await desk.getByRole('button', { name: 'Search' }).click()
  const table = desk.getByRole('table')
  await expect(table.getByText('product-quota')).toBeVisible()
  await axeInBothThemes(desk, 'signups')
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Download as CSV' }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toContain(`"${address}"`)

  await table.getByRole('link', { name: 'Jane Doe' }).click()
  await expect(desk.getByRole('heading', { name: 'Jane Doe' })).toBeVisible()
  await axeInBothThemes(desk, 'signup')
  await desk.getByRole('button', { name: 'Allow and invite by mail' }).click()
  await expect(desk.getByRole('status')).toContainText('on its way by mail')
  await expect(desk.getByText('Place held', { exact: true })).toBeVisible()
  await context.close()

  const { links } = await mailFor(page, address)
  await page.goto(links.find((link) => link.includes('/waitlist/')) ?? '')
  await page.getByRole('button', { name: 'Start trial' }).click()
  await expect(launchpadHeading(page)).toBeVisible()
})
