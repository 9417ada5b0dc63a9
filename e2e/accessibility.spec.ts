import { expect, fillSignup, submitButton, test } from './fixtures'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages on the way in pass axe in ${colorScheme}`, async ({ browser, product, address, axe }) => {
    test.slow()
    const full = await product({ quotas: [{ scope: 'product', per: 'day', limit: 0 }] })
    const guarded = await product({ captcha: true })
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const check = (name: string) => axe(page, name)

    await page.goto('/')
    await check('front page')
    await page.goto(`/try/${guarded}`)
    await check('form')
    await submitButton(page).click()
    await expect(page.getByText('There is a problem')).toBeVisible()
    await check('form with problems')
    await page.goto(`/try/${full}`)
    await fillSignup(page, address)
    await submitButton(page).click()
    await expect(page.locator('[data-reason]')).toBeVisible()
    await check('refusal')

    await page.goto('/nowhere')
    await check('not found')
    await page.goto('/privacy')
    await check('legal page')
    await page.getByRole('link', { name: 'Deutsch' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await check('legal page in German')
    await context.close()
  })
}
