import { expect, mailFor, test } from './fixtures'

test('the system page says that all is well, and its buttons ask again, also without JavaScript', async ({
  page,
  browser,
  axe,
}) => {
  test.slow()
  await page.goto('/staff/system')
  await page.getByRole('button', { name: 'Sign in as admin' }).click()
  await expect(
    page
      .getByText(/^PostgreSQL .* answers/)
      .or(page.getByText('PostgreSQL'))
      .first(),
  ).toBeVisible()
  await expect(page.getByText('Broken')).toHaveCount(0)
  await axe(page, 'system')
  await page.getByRole('button', { name: 'Ask Frame' }).click()
  await expect(page.getByText('Frame answers and accepts the key.')).toBeVisible()
  await page.getByRole('button', { name: 'Send a test mail to me' }).click()
  await expect(page.getByText('The mail server took a mail')).toBeVisible()
  expect((await mailFor(page, 'admin@demo.example')).subject).toContain('Test mail')
  await page.emulateMedia({ colorScheme: 'dark' })
  await axe(page, 'system in dark')

  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  await plain.goto('/staff/system')
  await plain.getByRole('button', { name: 'Solve a challenge' }).click()
  await expect(plain.getByText('its solution accepted')).toBeVisible()
  await context.close()
})
