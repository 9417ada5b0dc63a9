import { expect, mailFor, test } from './fixtures'

const password = 'a long enough secret'

test('a demo lets everybody in by a button, and out again', async ({ page, axeInBothThemes }) => {
  test.slow()
  await page.goto('/staff')
  await expect(page.getByRole('button', { name: /^Sign in as (marketing|sales|admin)$/ })).toHaveCount(3)
  await axeInBothThemes(page, 'sign-in')
  for (const path of ['/staff/forgot', '/staff/reset?key=void']) {
    await page.goto(path)
    await axeInBothThemes(page, path)
  }
  await page.goto('/staff/sign-in')
  for (const role of ['sales', 'marketing']) {
    await page.getByRole('button', { name: `Sign in as ${role}` }).click()
    await expect(page).toHaveURL(/\/staff$/)
    await expect(page.getByRole('navigation', { name: 'Staff area' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Demo', exact: true })).toContainText(
      /Frame is emulated here.* The past, .*, is invented\./,
    )
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByText('You are signed out.')).toBeVisible()
    await page.goto('/staff')
    await expect(page).toHaveURL(/\/staff\/sign-in$/)
  }
})

test('a password lets somebody in, what their role is counts at the next click, and a mail helps who forgot it', async ({
  page,
  address: own,
  applySettings,
  axe,
  axeInBothThemes,
}, { retry }) => {
  test.slow()
  // Another try is another person.
  const address = `try${retry}.${own}`
  const person = { email: address, name: 'Jane Doe', role: 'marketing' }
  await applySettings({ staff: [{ ...person, password }] })
  await page.goto('/staff/sign-in')
  await page.getByLabel('E-mail').fill(address)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible()
  await axe(page, 'sign-in with a problem')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/staff$/)
  await expect(page.getByText('Marketing', { exact: true }).filter({ visible: true })).toBeVisible()

  await applySettings({ staff: [{ email: address, role: 'sales' }] })
  for (const path of ['/staff/signups', '/staff/refused']) {
    const reply = await page.goto(path)
    expect(reply?.status()).toBe(403)
    await expect(page.getByRole('heading', { name: 'Your role does not include this' })).toBeVisible()
    await axeInBothThemes(page, `not allowed: ${path}`)
  }

  await applySettings({ staff: [{ email: address, password: 'quite another secret' }] })
  await page.goto('/staff')
  await expect(page).toHaveURL(/\/staff\/sign-in$/)

  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await page.getByLabel('E-mail').fill(address)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('a mail with a link is on its way')).toBeVisible()
  const { links } = await mailFor(page, address)
  await page.goto(links.find((link) => link.includes('/staff/reset')) ?? '')
  await expect(page.getByText(`For Jane Doe, ${address}`)).toBeVisible()
  await axeInBothThemes(page, 'choosing a password')
  await page.getByLabel('New password').fill('one more long secret')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page).toHaveURL(/\/staff$/)
})
