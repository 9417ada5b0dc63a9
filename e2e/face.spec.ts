import { expect, fillSignup, submitButton, test } from './fixtures'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the language is switched in place and stays switched', async ({ page, product }) => {
    const slug = await product()
    await page.goto(`/try/${slug}?utm_source=ad`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.getByRole('link', { name: 'Deutsch' }).click()
    await expect(page).toHaveURL(`/try/${slug}?utm_source=ad&lang=de`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')

    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Erst testen, dann entscheiden')
    await expect(page.getByRole('link', { name: 'Deutsch' })).toHaveAttribute('aria-current', 'true')
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Try it before you decide')
  })
})

test.describe('in a German browser', () => {
  test.use({ locale: 'de-DE' })

  test('pages are German, and the answer to a form is in the language that was chosen', async ({
    page,
    product,
    address,
  }) => {
    const slug = await product({ quotas: [{ scope: 'product', per: 'day', limit: 0 }] })
    await page.goto(`/try/${slug}`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Story 1 testen')
    await page.getByRole('link', { name: 'English' }).click()
    await fillSignup(page, address)
    await submitButton(page).click()
    await expect(
      page.getByRole('heading', { level: 1, name: 'All trials are taken right now' }),
    ).toBeVisible()
  })
})

test("the vendor's name, logo and accent are on the page, in light and in dark", async ({
  page,
  product,
}) => {
  const slug = await product()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  for (const [colorScheme, accent] of [
    ['light', 'rgb(65, 70, 180)'],
    ['dark', 'rgb(126, 129, 204)'],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(`/try/${slug}`)
    await expect(page).toHaveTitle(/^Try Story 1 – Halden Software$/)
    const logo = page.getByRole('banner').locator('img')
    await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    await expect(submitButton(page)).toHaveCSS('background-color', accent)
  }
  expect(complaints).toEqual([])
})

test('legal pages are linked from every page, and open beside a form', async ({ page, product }) => {
  const slug = await product()
  await page.goto(`/try/${slug}`)
  await page.getByLabel('Work e-mail').fill('jane@acme.example')
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: 'Privacy notice (opens in a new tab)' }).click()
  const privacy = await opened
  await expect(privacy.getByRole('heading', { level: 1, name: 'Privacy notice' })).toBeVisible()
  await expect(page.getByLabel('Work e-mail')).toHaveValue('jane@acme.example')

  await privacy.getByRole('contentinfo').getByRole('link', { name: 'Imprint' }).click()
  await expect(privacy.getByRole('heading', { level: 1 })).toHaveText(['Imprint'])
  await expect(privacy).toHaveTitle('Imprint – Halden Software')
  await privacy.getByRole('link', { name: 'Deutsch' }).click()
  await expect(privacy.getByRole('heading', { level: 1 })).toHaveText(['Impressum'])
})

test('a filled form is printed empty', async ({ page, product, address }) => {
  const slug = await product()
  await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' })
  await page.goto(`/try/${slug}`)
  const form = page.locator('form')
  const empty = await form.screenshot({ caret: 'hide' })
  await fillSignup(page, address)
  await page.locator('h1').click()
  expect((await form.screenshot({ caret: 'hide' })).equals(empty)).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  expect((await form.screenshot({ caret: 'hide' })).equals(empty)).toBe(false)
})

test('an address that leads nowhere is one page that says so, and leads to the products', async ({
  page,
}) => {
  for (const path of ['/nowhere', '/a/b/c', '/try/no-such-product']) {
    expect((await page.goto(path))?.status()).toBe(404)
    await expect(page).toHaveTitle('Page not found – Halden Software')
    await expect(page.getByRole('banner')).toHaveCount(1)
    await expect(page.getByRole('main')).toHaveCount(1)
  }
  await page.getByRole('link', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Seite nicht gefunden'])
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('link', { name: 'See all products' }).click()
  await page.getByRole('link', { name: /Aster CAD/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Try Aster CAD' })).toBeVisible()
  await expect(submitButton(page)).toBeVisible()
})

test('search engines may list the way in, and learn of both languages', async ({
  page,
  request,
  product,
}) => {
  const robots = await (await request.get('/robots.txt')).text()
  expect(robots).toMatch(/^Allow: \/\$$/m)
  expect(robots).toMatch(/^Allow: \/try\/$/m)
  expect(robots).toMatch(/^Disallow: \/$/m)

  const slug = await product()
  await page.goto(`/try/${slug}?utm_source=ad`)
  const german = page.locator('link[rel=alternate][hreflang=de]')
  await expect(german).toHaveAttribute('href', new RegExp(`^http://localhost:\\d+/try/${slug}\\?lang=de$`))
  const card = await page.locator('meta[property="og:image"]').getAttribute('content')
  expect((await request.get(card ?? '')).headers()['content-type']).toBe('image/png')
})

test('security.txt names a contact', async ({ request }) => {
  const reply = await request.get('/.well-known/security.txt')
  expect(reply.headers()['content-type']).toBe('text/plain; charset=utf-8')
  expect(await reply.text()).toMatch(/^Contact: mailto:.+\nExpires: .+Z\n$/)
})
