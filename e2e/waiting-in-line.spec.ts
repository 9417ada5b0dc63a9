import { expect, fillSignup, launchpadHeading, mailFor, startTrial, submitButton, test } from './fixtures'

const running = (limit: number) => [{ scope: 'product', per: 'concurrent', limit }]

test('when every trial is taken a person waits in line, and the mailed link opens the place that came free', async ({
  page,
  browser,
  product,
  address,
  axeInBothThemes,
}) => {
  test.slow()
  const slug = await product({ quotas: running(1), waitlist: true })
  await startTrial(page, slug, `first.${address}`)

  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 800 } })
  const second = await context.newPage()
  await second.goto(`/try/${slug}`)
  await fillSignup(second, address)
  await submitButton(second).click()
  await expect(second).toHaveURL(/\/waitlist\//)
  await expect(second.getByText('You are next.')).toBeVisible()
  await axeInBothThemes(second, 'in line')

  await product({ slug, quotas: running(2), waitlist: true })
  const { links } = await mailFor(second, address)
  await second.goto(links.find((link) => link.includes('/waitlist/')) ?? '')
  await axeInBothThemes(second, 'offer')
  await second.getByRole('button', { name: 'Start trial' }).click()
  await expect(launchpadHeading(second)).toBeVisible()
  await context.close()
})
