import { readFile } from 'node:fs/promises'
import { expect, startTrial, test } from './fixtures'

test('staff hand a person all that is known about them, and forget the person at their wish', async ({
  page,
  browser,
  product,
  address,
  axe,
  axeInBothThemes,
}) => {
  test.slow()
  const slug = await product({ quotas: [{ scope: 'person', per: 'ever', limit: 1 }] })
  // Somebody who does not want to be followed.
  await page.setExtraHTTPHeaders({ 'sec-gpc': '1' })
  await startTrial(page, `${slug}?utm_campaign=kiel&gclid=click-of-jane`, address)

  const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false })
  const desk = await context.newPage()
  await desk.goto('/staff/signups')
  await desk.getByRole('button', { name: 'Sign in as admin' }).click()
  await desk.getByLabel('Name, address, company or id').fill(address)
  await desk.getByRole('button', { name: 'Search' }).click()
  await desk.getByRole('table').getByRole('link', { name: 'Jane Doe' }).click()
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'Download all about this person' }).click(),
  ])
  const file = await readFile(await download.path(), 'utf8')
  expect(JSON.parse(file)).toMatchObject({
    address,
    signups: [{ email: address, gpc: true, campaign: 'kiel', firstTouch: null }],
  })
  expect(file).not.toContain('click-of-jane')

  await desk.getByText('Erase this person …').click()
  await desk.getByRole('checkbox', { name: /I am sure/ }).check()
  await desk.getByRole('button', { name: 'Erase for good' }).click()
  await expect(desk.getByRole('status')).toContainText('The person is erased')
  await expect(desk.getByRole('heading', { name: 'Forgotten person' })).toBeVisible()
  await expect(desk.getByText(address)).toHaveCount(0)
  await context.close()

  const scripted = await browser.newContext({ locale: 'en-GB', colorScheme: 'dark' })
  const second = await scripted.newPage()
  await second.goto('/staff/signups')
  await second.getByRole('button', { name: 'Sign in as admin' }).click()
  await second.getByRole('table').getByRole('link', { name: 'Forgotten person' }).first().click()
  await axe(second, 'forgotten signup, dark')
  await second.goto('/staff/signups')
  await second.getByRole('table').getByRole('link').filter({ hasNotText: 'Forgotten' }).first().click()
  await second.getByText('Erase this person …').click()
  await axeInBothThemes(second, 'signup with erase open')
  await second.goto('/staff/audit')
  await expect(second.getByText('person.erased').first()).toBeVisible()
  await axeInBothThemes(second, 'audit log')
  await scripted.close()
})
