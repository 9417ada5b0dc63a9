import {
  expect,
  fillSignup,
  handleOf,
  launchpadHeading,
  mailFor,
  startTrial,
  submitButton,
  test,
} from './fixtures'

test('a product that verifies mails a code, and the code leads to the Launchpad', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  await page.goto(`/try/${await product({ verification: 'code' })}`)
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(page).toHaveURL(/\/verify\//)
  await expect(page.getByText(address)).toBeVisible()

  const { code } = await mailFor(page, address)
  await page.getByLabel('Code from the mail').fill('12345')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('link', { name: 'Enter the six digits from the mail' })).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(0)
  await page.getByLabel('Code from the mail').fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(launchpadHeading(page)).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(1)
})

test('the link in the mail is confirmed on a phone, and the window that waits goes on by itself', async ({
  page,
  browser,
  product,
  address,
}) => {
  await page.goto(`/try/${await product({ verification: 'code' })}`)
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(page).toHaveURL(/\/verify\//)

  const { links } = await mailFor(page, address)
  const phone = await browser.newContext({ viewport: { width: 390, height: 800 } })
  const mail = await phone.newPage()
  await mail.goto(links.find((link) => link.includes('/verify/')) ?? '')
  await expect(mail.getByText('Confirm only if that was you')).toBeVisible()
  await mail.getByRole('button', { name: 'Yes, go on where I asked for it' }).click()
  await expect(mail.getByRole('heading', { name: /Your trial opens in the window/ })).toBeVisible()
  await expect(launchpadHeading(page)).toBeVisible()
  await phone.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the code is typed and the trial opens', async ({ page, product, address, tokenRequestsFor }) => {
    await page.goto(`/try/${await product({ verification: 'code' })}`)
    await fillSignup(page, address)
    await submitButton(page).click()
    await expect(page).toHaveURL(/\/verify\//)
    const { code } = await mailFor(page, address)
    await page.getByLabel('Code from the mail').fill('000')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('link', { name: 'Enter the six digits from the mail' })).toBeVisible()
    await page.getByLabel('Code from the mail').fill(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page).toHaveURL(/\/launchpad\//)
    expect(await tokenRequestsFor(address)).toBe(1)
  })
})

test('the same address in another browser is proved by code, and opens the same trial', async ({
  page,
  browser,
  product,
  address,
}) => {
  const slug = await product({ quotas: [{ scope: 'person', per: 'ever', limit: 1 }] })
  await startTrial(page, slug, address)
  const other = await browser.newContext({ locale: 'en-GB' })
  const second = await other.newPage()
  await second.goto(`/try/${slug}`)
  await fillSignup(second, address.toUpperCase())
  await submitButton(second).click()
  await expect(second).toHaveURL(/\/verify\//)
  const { code } = await mailFor(second, address)
  await second.getByLabel('Code from the mail').fill(code)
  await second.getByRole('button', { name: 'Continue' }).click()
  await expect(launchpadHeading(second)).toBeVisible()
  await second.goto('/trial')
  await expect(second.getByRole('button', { name: 'Open again' })).toBeVisible()
  await other.close()
})

test('whoever lost the cookie proves the address on the continue page, and is back in the trial', async ({
  page,
  browser,
  product,
  address,
  tokenRequestsFor,
}) => {
  await startTrial(page, await product(), address)
  const other = await browser.newContext({ locale: 'en-GB' })
  const lost = await other.newPage()
  await lost.goto(`/frame/login/${await handleOf(page, address)}`)
  await expect(lost.locator('[data-reason="unknown-browser"]')).toBeVisible()
  await lost.getByLabel('E-mail address of the trial').fill('nobody')
  await lost.getByRole('button', { name: 'Send me a code' }).click()
  await expect(lost.getByText('There is a problem')).toBeVisible()
  await lost.getByLabel('E-mail address of the trial').fill(address)
  await lost.getByRole('button', { name: 'Send me a code' }).click()
  await expect(lost).toHaveURL(/\/verify\//)
  await expect(lost.locator('body')).not.toContainText(address.slice(-20))

  const { code } = await mailFor(lost, address)
  await lost.getByLabel('Code from the mail').fill(code)
  await lost.getByRole('button', { name: 'Continue' }).click()
  await expect(launchpadHeading(lost)).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(2)
  await other.close()
})

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('the pages of a proof pass axe and fit', async ({ page, product, address, axeInBothThemes }) => {
    test.slow()
    const check = async (name: string) => {
      await axeInBothThemes(page, name)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
    await page.goto(`/try/${await product({ verification: 'code' })}`)
    await fillSignup(page, address)
    await submitButton(page).click()
    await expect(page).toHaveURL(/\/verify\//)
    await check('code')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText('There is a problem')).toBeVisible()
    await check('code with a problem')
    await page.getByRole('button', { name: 'Send the mail again' }).click()
    await expect(page.getByText('less than a minute ago')).toBeVisible()
    const { links } = await mailFor(page, address)
    const link = links.find((each) => each.includes('/verify/')) ?? ''
    await page.goto(link)
    await expect(page.getByText('Confirm only if that was you')).toBeVisible()
    await check('link')
    await page.goto(`${link}x`)
    await expect(page.getByText('This link has expired')).toBeVisible()
    await check('link that expired')
    await page.goto('/verify/nobody')
    await check('nothing to confirm')
  })
})
