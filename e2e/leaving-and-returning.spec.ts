import { expect, handleOf, launchpadHeading, startTrial, test } from './fixtures'

const emulatorOrigin = `http://127.0.0.1:${process.env.E2E_EMULATOR_PORT}`

// The emulator takes a shorter idle time from the address; the address is part of where somebody was.
const impatient = 'aster-cad?view=recent&inactivityMs=1500'

test('who was away too long logs back in and is where they were, with a new token', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  const slug = await product({ launchpad: impatient })
  await startTrial(page, slug, address)
  await expect(launchpadHeading(page)).toBeVisible()
  const place = page.url()
  expect(place).toContain('view=recent')
  await page.getByRole('link', { name: 'Log back in' }).click()

  await expect(launchpadHeading(page)).toBeVisible()
  expect(page.url()).toBe(place)
  expect(await tokenRequestsFor(address)).toBe(2)
})

test('who was away too long and leaves reads a goodbye', async ({ page, product, address }) => {
  const slug = await product({ launchpad: impatient })
  await startTrial(page, slug, address)
  await page.getByRole('link', { name: 'Leave' }).click()
  await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/frame\/logout\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('logging out of the Launchpad leads to the goodbye, and from there back into the trial', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  const slug = await product()
  await startTrial(page, slug, address)
  await page.getByRole('button', { name: /Jane Doe/ }).click()
  await page.getByRole('menuitem', { name: 'Logout' }).click()
  await expect(page).toHaveURL(/\/frame\/logout\//)
  expect(await tokenRequestsFor(address)).toBe(1)

  await page.getByRole('button', { name: 'Open again' }).click()
  await expect(launchpadHeading(page)).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(2)
})

test('without the cookie nobody gets in, and nothing personal is told', async ({
  page,
  browser,
  product,
  address,
  tokenRequestsFor,
}) => {
  const slug = await product()
  await startTrial(page, slug, address)
  const other = await browser.newContext({ locale: 'en-GB' })
  const stranger = await other.newPage()
  await stranger.goto(`/frame/login/${await handleOf(page, address)}`)
  await expect(stranger).toHaveURL(/\/frame\/continue\//)
  await expect(stranger.locator('[data-reason="unknown-browser"]')).toBeVisible()
  await expect(stranger.locator('body')).not.toContainText(address.slice(-20))
  expect(await tokenRequestsFor(address)).toBe(1)
  await other.close()
})

test('R4: a token in the fragment of a bounce is not carried to another page', async ({
  page,
  product,
  address,
}) => {
  const slug = await product()
  await startTrial(page, slug, address)
  await page.context().clearCookies()
  await page.goto(`/frame/login/${await handleOf(page, address)}#token=CANARY`)
  await expect(page).toHaveURL(/\/frame\/continue\//)
  expect(page.url()).not.toContain('CANARY')
})

test('R7: a Launchpad that sends people straight back is stopped after three times', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  const slug = await product()
  await startTrial(page, slug, address)
  const bounce = `/frame/login/${await handleOf(page, address)}`
  for (let round = 0; round < 3; round += 1) {
    await page.goto(bounce)
    await expect(launchpadHeading(page)).toBeVisible()
  }
  await page.goto(bounce)
  await expect(page.locator('[data-reason="too-many-returns"]')).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(4)
})

test('R1: a dozen hostile return addresses end in the Launchpad, in a real browser too', async ({
  page,
  product,
  address,
}) => {
  test.slow()
  const hostile = [
    ['//evil.example', 'https:evil.example', '/\\evil.example'],
    ['javascript:alert(1)', 'https://evil.example\\@127.0.0.1', `${emulatorOrigin}@evil.example`],
    [`${emulatorOrigin}.evil.example/`, `${emulatorOrigin}\\@evil.example`, `blob:${emulatorOrigin}/x`],
    ['\t//evil.example', 'data:text/html,x', `${emulatorOrigin}/halden/../../evil`],
  ]
  // Three returns a minute is what one trial allows.
  for (const [index, targets] of hostile.entries()) {
    const own = `${index}.${address}`
    await startTrial(page, await product(), own)
    const bounce = `/frame/login/${await handleOf(page, own)}`
    for (const target of targets) {
      await page.goto(`${bounce}?return_url=${encodeURIComponent(target)}`)
      await expect(launchpadHeading(page)).toBeVisible()
      expect(page.url()).toBe(`${emulatorOrigin}/halden/trials/europe/launchpad/aster-cad`)
    }
  }
})
