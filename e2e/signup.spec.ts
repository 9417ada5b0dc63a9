import { expect, fillSignup, launchpadHeading, submitButton, test } from './fixtures'
import { tabTo } from './keyboard'

test('a prospect passes the captcha, signs up and stands in the Launchpad', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  const slug = await product({ captcha: true })
  await page.goto(`/try/${slug}`)
  await fillSignup(page, address)
  await expect(page.getByText('Check done. Thank you.')).toBeVisible({ timeout: 20_000 })
  await submitButton(page).click()

  await expect(launchpadHeading(page)).toBeVisible()
  expect(page.url()).not.toContain('token')
  await page.getByRole('button', { name: 'Jane Doe' }).click()
  await page.getByRole('menuitem', { name: 'Profile' }).click()
  await page.getByRole('button', { name: 'Advanced' }).click()
  await expect(page.getByRole('row', { name: /frame_login_url/ })).toContainText('/frame/login/')
  expect(await tokenRequestsFor(address)).toBe(1)
})

test('the form can be filled and sent with the keyboard alone', async ({ page, product, address }) => {
  const slug = await product()
  await page.goto(`/try/${slug}`)
  await page.getByLabel('Work e-mail').focus()
  for (const answer of [address, 'Jane', 'Doe', 'Acme', 'Germ']) {
    await page.keyboard.type(answer)
    await page.keyboard.press('Tab')
  }
  const consent = page.getByRole('checkbox', { name: /I agree/ })
  await tabTo(page, consent)
  await page.keyboard.press('Space')
  await expect(consent).toBeChecked()
  await tabTo(page, submitButton(page))
  await page.keyboard.press('Enter')
  await expect(launchpadHeading(page)).toBeVisible()
})

test('wrong answers are listed, explained beside their field, and kept', async ({ page, product }) => {
  const slug = await product()
  await page.goto(`/try/${slug}`)
  await page.getByLabel('Work e-mail').fill('jane at acme')
  await page.getByLabel('Last name').fill('Doe')
  await page.getByLabel('Country').selectOption({ label: 'Germany' })
  await submitButton(page).click()

  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toBeVisible()
  await expect(page.locator(':focus')).toContainText('There is a problem')
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByLabel('Work e-mail')).toHaveValue('jane at acme')
  await expect(page.getByLabel('Last name')).toHaveValue('Doe')
  await expect(page.getByLabel('Country')).toHaveValue('DE')
  await expect(page.getByLabel('Work e-mail')).toHaveAccessibleDescription(/name@company\.com/)
  await summary.getByRole('link', { name: /e-mail/ }).click()
  await expect(page.getByLabel('Work e-mail')).toBeFocused()
})

test('a misspelt address is hinted at by a button, and nobody is kept from sending it as it is', async ({
  page,
  product,
  address,
}) => {
  await page.goto(`/try/${await product()}`)
  await fillSignup(page, 'jane@gmial.com')
  await page.getByRole('button', { name: 'Did you mean jane@gmail.com?' }).click()
  await expect(page.getByLabel('Work e-mail')).toHaveValue('jane@gmail.com')
  await expect(page.getByText('Did you mean')).toHaveCount(0)
  await page.getByLabel('Work e-mail').fill(address)
  await submitButton(page).click()
  await expect(launchpadHeading(page)).toBeVisible()
})

test('a used-up quota is a page that says why, until when, what to do and whom to ask', async ({
  page,
  product,
  address,
}) => {
  const slug = await product({ quotas: [{ scope: 'product', per: 'day', limit: 0 }] })
  await page.goto(`/try/${slug}`)
  await fillSignup(page, address)
  await submitButton(page).click()

  await expect(page.getByRole('heading', { level: 1, name: 'All trials are taken right now' })).toBeVisible()
  const refusal = page.locator('[data-reason="sold-out"]')
  await expect(refusal.getByRole('link', { name: 'trials@halden.example' })).toBeVisible()
  await expect(page.getByText(/You can try again from/)).toBeVisible()
  await page.getByRole('button', { name: 'Back to the form' }).click()
  await expect(page.getByLabel('Work e-mail')).toHaveValue(address)
})

test('Q8: a double click is one signup', async ({ page, product, address, tokenRequestsFor }) => {
  const slug = await product({ quotas: [{ scope: 'product', per: 'day', limit: 5 }] })
  await page.goto(`/try/${slug}`)
  await fillSignup(page, address)
  await submitButton(page).dblclick()
  await expect(launchpadHeading(page)).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(1)
})

test('Q9: going back and sending the form again leads into the same trial', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  const slug = await product({ quotas: [{ scope: 'person', per: 'ever', limit: 1 }] })
  await page.goto(`/try/${slug}`)
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(launchpadHeading(page)).toBeVisible()

  await page.goBack()
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(launchpadHeading(page)).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(1)
})
