import { randomBytes } from 'node:crypto'
import { expect, fillSignup, mailFor, submitButton, test } from './fixtures'
import type { Operator } from './operator'

test('an invite knows whom it is for, says who sent it, and leads to the Launchpad without a proof', async ({
  page,
  product,
  address,
  axeInBothThemes,
  applySettings,
}) => {
  test.slow()
  const slug = await product({ verification: 'code', trialMinutes: 60 })
  const code = await invite(applySettings, {
    product: slug,
    owner: 'jonas@halden.example',
    emails: [address],
    skipVerification: true,
    trialMinutes: 600,
  })
  await page.goto(`/i/${code.toLowerCase()}`)
  await expect(page.getByLabel('Work e-mail')).toHaveValue(address)
  await expect(page.getByText('You were invited by jonas@halden.example')).toBeVisible()
  await expect(page.getByText('Your trial lasts 10 hours')).toBeVisible()
  await axeInBothThemes(page, 'invite')

  await fillSignup(page, 'somebody@else.example')
  await submitButton(page).click()
  await expect(page.locator('[data-reason="invite-wrong-address"]')).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Jane Doe')
  await axeInBothThemes(page, 'invite for another address')
  await page.getByRole('button', { name: 'Back to the form' }).click()
  await page.getByLabel('Work e-mail').fill(address)
  await submitButton(page).click()
  await expect(page).toHaveURL(/\/launchpad\//)
})

test('an invite that expired says so kindly, and its owner hears who would like a new one', async ({
  page,
  product,
  address,
  axeInBothThemes,
  applySettings,
}) => {
  test.slow()
  const owner = `owner.${address}`
  const expired = { product: await product(), owner, label: 'Fair in Kiel', expiresAt: '2026-01-31' }
  const code = await invite(applySettings, expired)
  const reply = await page.goto(`/i/${code}`)
  expect(reply?.status()).toBe(410)
  await expect(page.getByRole('heading', { name: 'This invitation has expired' })).toBeVisible()
  await axeInBothThemes(page, 'expired invite')

  await page.getByLabel('Your name').fill('Jane Doe')
  await page.getByRole('button', { name: 'Ask for a new one' }).click()
  await expect(page.getByRole('link', { name: 'Enter your work e-mail' })).toBeVisible()
  await page.getByLabel('Work e-mail').fill(address)
  await page.getByLabel('A few words').fill('I was at the fair.')
  await page.getByRole('button', { name: 'Ask for a new one' }).click()
  const answer = page.getByRole('paragraph').filter({ hasText: 'We have passed your wish on' })
  await expect(answer).toBeFocused()
  const mail = await mailFor(page, owner)
  for (const words of ['Jane Doe', address, 'I was at the fair.', 'Fair in Kiel']) {
    expect(mail.text).toContain(words)
  }
  await page.goto(`/i/${code}/ask`)
  await expect(page.getByRole('button', { name: 'Ask for a new one' })).toBeVisible()
  await axeInBothThemes(page, 'asking for an invite')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an invite that is used up while somebody fills in the form leads to asking for a new one', async ({
    page,
    browser,
    product,
    address,
    applySettings,
  }) => {
    const owner = `owner.${address}`
    const code = await invite(applySettings, { product: await product(), owner, maxUses: 1 })
    await page.goto(`/i/${code}`)
    await fillSignup(page, address)

    const other = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false })
    const quicker = await other.newPage()
    await quicker.goto(`/i/${code}`)
    await fillSignup(quicker, `quicker.${address}`)
    await submitButton(quicker).click()
    await expect(quicker).toHaveURL(/\/launchpad\//)
    await other.close()

    await submitButton(page).click()
    await expect(page.locator('[data-reason="invite-over"]')).toBeVisible()
    await expect(page.getByLabel('Work e-mail')).toHaveValue(address)
    await page.getByLabel('Your name').fill('')
    await page.getByLabel('A few words').fill('Too late, it seems.')
    await page.getByRole('button', { name: 'Ask for a new one' }).click()
    await expect(page.getByRole('link', { name: 'Enter your name' })).toBeVisible()
    await expect(page.getByLabel('A few words')).toHaveValue('Too late, it seems.')
    await page.getByLabel('Your name').fill('Jane Doe')
    await page.getByRole('button', { name: 'Ask for a new one' }).click()
    await expect(page.getByText('We have passed your wish on')).toBeVisible()
    expect((await mailFor(page, owner)).text).toContain('Too late, it seems.')
  })
})

/** Adds an invite by a settings file; gives its code. */
async function invite(
  applySettings: Operator['applySettings'],
  wishes: { product: string; owner: string; [key: string]: unknown },
) {
  const code = randomBytes(16).toString('hex').toUpperCase()
  await applySettings({ invites: [{ code, ...wishes }] })
  return code
}
