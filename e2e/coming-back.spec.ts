import type { Page } from '@playwright/test'
import { expect, handleOf, launchpadHeading, startTrial, test } from './fixtures'

const openAgain = (page: Page) => page.getByRole('button', { name: 'Open again' })
const opener = (page: Page, text: string) => page.locator('summary', { hasText: text })
const reason = (page: Page, code: string) => page.locator(`[data-reason="${code}"]`)

test('a goodbye tells the time used and takes feedback, a sentence and a wish for more time', async ({
  page,
  product,
  address,
}) => {
  await startTrial(page, await product(), address)
  await page.goto(`/frame/logout/${await handleOf(page, address)}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Goodbye for now' })).toBeVisible()
  await expect(page.getByText(/You used Story 1 for at least \d+ minute/)).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText('1 hour 59 minutes')

  await page.getByRole('button', { name: 'All right' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Thank you for telling us.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'All right' })).toHaveAttribute('aria-pressed', 'true')
  await page.getByLabel('Would you like to add a sentence?').fill('The map of the harbour is missing.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.locator(':focus')).toHaveText('Thank you. We have received your words.')

  await opener(page, 'Ask for more time').click()
  await page.getByLabel('What would you still like to try?').fill('Printing.')
  await page.getByRole('button', { name: 'Send the request' }).click()
  await expect(page.locator(':focus')).toHaveText('Your request for more time is noted.')

  await page.reload()
  await expect(page.getByRole('button', { name: 'All right' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('We have received your words.')).toBeVisible()
  await expect(page.getByText('Your request for more time is noted.')).toBeVisible()
})

test('R13: a goodbye tells a stranger nothing, and believes no parameter', async ({
  page,
  browser,
  product,
  address,
  tokenRequestsFor,
}) => {
  await startTrial(page, await product(), address)
  const handle = await handleOf(page, address)
  const other = await browser.newContext({ locale: 'en-GB' })
  const stranger = await other.newPage()
  const read = async (path: string) => {
    await stranger.goto(path)
    await expect(stranger.getByRole('heading', { level: 1, name: 'You are logged out' })).toBeVisible()
    return stranger.locator('main').innerText()
  }
  const injected = encodeURIComponent('<script>document.title="x"</script>')
  const told = await read(`/frame/logout/${handle}?reason=${injected}&product=${injected}&email=${address}`)
  expect(told).not.toContain('Story 1')
  expect(told).not.toContain('@acme')
  expect(told).toBe(await read('/frame/logout/made-up'))
  expect(await tokenRequestsFor(address)).toBe(1)
  await other.close()
})

test('a trial opens again from the list with a new token, once for a double click', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  await startTrial(page, await product(), address)
  await page.goto('/')
  await page.getByRole('link', { name: 'Your trials' }).click()
  await expect(page.getByText(`Started as j***@${address.split('@')[1]}`)).toBeVisible()
  await openAgain(page).dblclick()
  await expect(launchpadHeading(page)).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(2)

  await page.goBack()
  await openAgain(page).click()
  await expect(launchpadHeading(page)).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(3)
})

test('an ended trial does not open again, and the pages say so kindly', async ({
  page,
  product,
  address,
  tokenRequestsFor,
}) => {
  await startTrial(page, await product(), address)
  const handle = await handleOf(page, address)
  await page.goto('/trial')
  const olderTab = await page.context().newPage()
  await olderTab.goto('/trial')
  const askingTab = await page.context().newPage()
  await askingTab.goto(`/frame/continue/${handle}`)

  await opener(page, 'End this trial').click()
  await page.getByRole('button', { name: 'End it now' }).click()
  await expect(page.locator(':focus')).toHaveText('This trial has ended. Thank you for trying it.')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Ended trials' })).toBeVisible()
  await expect(openAgain(page)).toBeHidden()

  await openAgain(olderTab).click()
  await expect(reason(olderTab, 'trial-ended')).toBeVisible()
  await expect(olderTab.locator(':focus')).toContainText('Your trial has ended')
  await askingTab.getByRole('button', { name: 'Continue' }).click()
  await expect(askingTab.locator(':focus')).toHaveText('Your trial has ended')
  await expect(askingTab.getByLabel('What would you still like to try?')).toBeVisible()

  const reply = await page.goto(`/frame/login/${handle}`)
  expect(reply?.status()).toBe(410)
  await expect(reason(page, 'trial-ended')).toBeVisible()
  expect(await tokenRequestsFor(address)).toBe(1)
})

test('a forgotten browser knows nothing any more', async ({ page, product, address }) => {
  await startTrial(page, await product(), address)
  const handle = await handleOf(page, address)
  await page.goto(`/frame/logout/${handle}`)
  await opener(page, 'Forget this browser').click()
  await page.getByRole('button', { name: 'Forget it now' }).click()
  await expect(page.locator(':focus')).toContainText('This browser is forgotten.')
  await expect(page.getByRole('heading', { level: 1, name: 'You are logged out' })).toBeVisible()

  const reply = await page.goto(`/frame/continue/${handle}`)
  expect(reply?.status()).toBe(403)
  await expect(reason(page, 'unknown-browser')).toBeVisible()
  await page.goto('/trial')
  await expect(page.getByRole('heading', { name: 'No trials here yet' })).toBeVisible()
})

test('two products of one browser are both listed and both open', async ({ page, product, address }) => {
  await startTrial(page, await product({ launchpad: 'aster-cad' }), address)
  await startTrial(page, await product({ launchpad: 'meridian-maps' }), address)
  for (const [name, launchpad] of [
    ['Story 1', 'aster-cad'],
    ['Story 2', 'meridian-maps'],
  ] as const) {
    await page.goto('/trial')
    await page.getByRole('button', { name: `Open again ${name}` }).click()
    await expect(launchpadHeading(page)).toBeVisible()
    expect(page.url()).toMatch(new RegExp(`/launchpad/${launchpad}$`))
  }
})

test('a lost connection is told on the page, and the next try works', async ({
  page,
  context,
  product,
  address,
}) => {
  await startTrial(page, await product(), address)
  await page.goto(`/frame/continue/${await handleOf(page, address)}`)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.locator(':focus')).toContainText('We could not reach the trial portal')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(launchpadHeading(page)).toBeVisible()
})

test('a German browser reads a German goodbye', async ({ browser, page, product, address }) => {
  await startTrial(page, await product(), address)
  const handle = await handleOf(page, address)
  const context = await browser.newContext({
    locale: 'de-DE',
    storageState: await page.context().storageState(),
  })
  const german = await context.newPage()
  await german.goto(`/frame/logout/${handle}`)
  await expect(german.getByRole('heading', { level: 1, name: 'Bis zum nächsten Mal' })).toBeVisible()
  await expect(german.getByRole('timer')).toHaveText('1 Stunde 59 Minuten')
  await german.getByRole('button', { name: 'Wieder öffnen' }).click()
  await expect(launchpadHeading(german)).toBeVisible()
  await context.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('R5: the button of the continue page leads back to where the person was', async ({
    page,
    product,
    address,
    tokenRequestsFor,
  }) => {
    await startTrial(page, await product(), address)
    const place = `${page.url().split('#')[0]}?view=recent`
    const query = new URLSearchParams({ reason: 'trial-unavailable', return_url: place })
    const reply = await page.goto(`/frame/continue/${await handleOf(page, address)}?${query}`)
    expect(reply?.status()).toBe(503)
    await expect(reason(page, 'trial-unavailable')).toBeVisible()
    await expect(page.getByText(`You continue as j***@${address.split('@')[1]}.`)).toBeVisible()
    expect(await tokenRequestsFor(address)).toBe(1)

    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page).toHaveURL(/aster-cad\?view=recent#token=/)
    expect(await tokenRequestsFor(address)).toBe(2)
  })

  test('every form about a trial works', async ({ page, product, address }) => {
    await startTrial(page, await product(), address)
    await page.goto(`/frame/logout/${await handleOf(page, address)}`)
    await page.getByRole('button', { name: 'Not good' }).click()
    await expect(page.getByText('Thank you for telling us.')).toBeVisible()
    await page.getByLabel('Would you like to add a sentence?').fill('Too slow here.')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByText('We have received your words.')).toBeVisible()

    await page.goto('/trial')
    await opener(page, 'Ask for more time').click()
    await page.getByRole('button', { name: 'Send the request' }).click()
    await expect(page.getByText('Your request for more time is noted.')).toBeVisible()
    await opener(page, 'End this trial').click()
    await page.getByRole('button', { name: 'End it now' }).click()
    await expect(page.getByRole('heading', { name: 'Ended trials' })).toBeVisible()
    await opener(page, 'Forget this browser').click()
    await page.getByRole('button', { name: 'Forget it now' }).click()
    await expect(page.getByText('This browser is forgotten.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'No trials here yet' })).toBeVisible()
  })
})

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('the pages about a trial pass axe and fit', async ({ page, product, address, axeInBothThemes }) => {
    test.slow()
    const check = async (path: string) => {
      await page.goto(path)
      for (const summary of await page.locator('summary').all()) await summary.click()
      await axeInBothThemes(page, path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
    await check('/trial')
    await startTrial(page, await product(), address)
    const handle = await handleOf(page, address)
    await check('/trial')
    await check(`/frame/continue/${handle}`)
    await check(`/frame/continue/${handle}?reason=too-many-returns`)
    await check(`/frame/logout/${handle}`)
    await page.getByRole('button', { name: 'Good', exact: true }).click()
    await expect(page.getByLabel('Would you like to add a sentence?')).toBeVisible()
    await page.goto('/trial')
    await opener(page, 'End this trial').click()
    await page.getByRole('button', { name: 'End it now' }).click()
    await expect(page.getByText('This trial has ended.')).toBeVisible()
    await check('/trial')
    await check(`/frame/continue/${handle}`)
    await check(`/frame/logout/${handle}`)
    await page.context().clearCookies()
    await check(`/frame/continue/${handle}`)
    await check(`/frame/logout/${handle}`)
  })
})
