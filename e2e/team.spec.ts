import { expect, mailFor, test } from './fixtures'

// Before the other story here, which makes an administrator: after that there is no such link.
test('whoever has the set-up link becomes the first administrator, once', async ({
  page,
  address,
  operator,
  axeInBothThemes,
}) => {
  const link = await operator.createSetUpLink()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Set up this portal' })).toBeVisible()
  await axeInBothThemes(page, 'set-up')
  const become = page.getByRole('button', { name: 'Become administrator' })
  await page.getByLabel('Your name').fill('Fay First')
  await page.getByLabel('E-mail').fill('no address')
  await page.getByLabel('Password').fill('too short')
  await become.click()
  const problems = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(problems.getByRole('link')).toHaveCount(2)
  await expect(page.getByLabel('Your name')).toHaveValue('Fay First')
  await page.getByLabel('E-mail').fill(address)
  await page.getByLabel('Password').fill('a long enough secret')
  await become.click()
  await expect(page).toHaveURL(/\/staff$/)
  await expect(page.getByText('Fay First').filter({ visible: true })).toBeVisible()
  await page.goto('/staff/team')
  await expect(page.getByRole('heading', { name: 'Invite a colleague' })).toBeVisible()

  const reply = await page.goto(link)
  expect(reply?.status()).toBe(410)
  await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
})

test('an administrator invites a colleague, who comes in by the mail, and whose role counts at the next click', async ({
  page,
  browser,
  address: own,
  axe,
  axeInBothThemes,
}, testInfo) => {
  test.slow()
  // Another try is another person.
  const address = `try${testInfo.retry}.${own}`
  await page.goto('/staff/team')
  await page.getByRole('button', { name: 'Sign in as admin' }).click()
  await page.getByLabel('Name').fill('Cleo Cole')
  await page.getByLabel('E-mail').fill('no address')
  await page.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByText('There is a problem')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Cleo Cole')
  await page.getByLabel('E-mail').fill(address)
  await page.getByLabel('Role', { exact: true }).selectOption('sales')
  await page.getByRole('button', { name: 'Invite' }).click()
  await expect(page.getByText(`on its way to ${address}`)).toBeVisible()
  const card = page.getByRole('listitem').filter({ hasText: address })
  await expect(card.getByText('Invited', { exact: true })).toBeVisible()
  await axe(page, 'team')

  const context = await browser.newContext({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const desk = await context.newPage()
  const { links } = await mailFor(page, address)
  await desk.goto(links.find((link) => link.includes('/staff/reset')) ?? '')
  await desk.getByLabel('New password').fill('a long enough secret')
  await desk.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(desk).toHaveURL(/\/staff$/)
  await desk.getByRole('link', { name: 'Your account' }).filter({ visible: true }).click()
  await expect(desk.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await axeInBothThemes(desk, 'account')
  await desk.getByLabel('Your name').fill('Cleo Cole-Carr')
  await desk.getByRole('button', { name: 'Save name' }).click()
  await expect(desk.getByText('Your name is saved.')).toBeVisible()
  await desk.getByLabel('Present password').fill('a wrong secret')
  await desk.getByLabel('New password').fill('another long secret')
  await desk.getByRole('button', { name: 'Change password' }).click()
  await expect(desk.getByRole('link', { name: 'This is not your password.' })).toBeVisible()
  // After a wrong one the next try has to wait for a second or two.
  await expect(async () => {
    await desk.getByLabel('Present password').fill('a long enough secret')
    await desk.getByRole('button', { name: 'Change password' }).click()
    await expect(desk.getByText('Your password is changed')).toBeVisible({ timeout: 2_000 })
  }).toPass()

  await desk.goto('/staff/team')
  await expect(desk.getByRole('heading', { name: 'Your role does not include this' })).toBeVisible()
  await page.reload()
  await expect(card).toContainText('Cleo Cole-Carr')
  await card.getByLabel('Role of Cleo Cole-Carr').selectOption('admin')
  await card.getByRole('button', { name: 'Change role' }).click()
  await expect(page.getByText('The role is changed.')).toBeVisible()
  await desk.reload()
  await expect(desk.getByRole('heading', { name: 'Invite a colleague' })).toBeVisible()
  await axe(desk, 'team in dark')

  await desk.keyboard.press('?')
  const list = desk.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(list.getByText('Dashboard')).toBeVisible()
  await axeInBothThemes(desk, 'shortcuts')
  await desk.keyboard.press('Escape')
  await expect(list).toBeHidden()
  // Two keys that come too late after each other are no pair, which happens on a busy machine.
  await expect(async () => {
    await desk.keyboard.press('g')
    await desk.keyboard.press('s')
    await expect(desk).toHaveURL(/\/staff\/signups$/, { timeout: 2_000 })
  }).toPass()
  // The address changes before the page is there whose search the key leads to.
  await expect(async () => {
    await desk.keyboard.press('/')
    await expect(desk.getByRole('searchbox')).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await desk.keyboard.type('?g')
  await expect(desk.getByRole('searchbox')).toHaveValue('?g')

  await card.getByText('Signed in on one device').click()
  await card.getByRole('button', { name: /^Sign out.*Cleo/ }).click()
  await expect(page.getByText('Signed out. The next click')).toBeVisible()
  await desk.reload()
  await expect(desk).toHaveURL(/\/staff\/sign-in/)
  await context.close()
})
