import { expect, fillSignup, launchpadHeading, submitButton, test } from './fixtures'

test.use({ javaScriptEnabled: false })

test('without JavaScript the form leads to the Launchpad', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  const slug = await product()
  await page.goto(`/try/${slug}`)
  await fillSignup(page, address)
  await submitButton(page).click()
  // The Launchpad itself needs JavaScript; the portal's part ends with its address.
  await expect(page).toHaveURL(/\/launchpad\/aster-cad#token=/)
  await expect(launchpadHeading(page)).toBeHidden()
  expect(await tokenRequestsFor(address)).toBe(1)
})

test('without JavaScript wrong answers are explained and kept', async ({ page, product }) => {
  const slug = await product()
  await page.goto(`/try/${slug}`)
  await page.getByLabel('First name').fill('Jane')
  await submitButton(page).click()

  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeVisible()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByLabel('First name')).toHaveValue('Jane')
})

test('without JavaScript a product with a captcha says what is missing', async ({
  page,
  product,
  address,
}) => {
  const slug = await product({ captcha: true })
  await page.goto(`/try/${slug}`)
  await expect(page.getByText(/the check needs JavaScript/)).toBeVisible()
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(page.locator('[data-reason="captcha-failed"]')).toBeVisible()
  await expect(page.getByLabel('Work e-mail')).toHaveValue(address)
})

test('Q9: without JavaScript going back and sending again leads into the same trial', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  const slug = await product({ quotas: [{ scope: 'product', per: 'day', limit: 5 }] })
  await page.goto(`/try/${slug}`)
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(page).toHaveURL(/#token=/)

  await page.goBack()
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(page).toHaveURL(/#token=/)
  expect(await tokenRequestsFor(address)).toBe(1)
})
