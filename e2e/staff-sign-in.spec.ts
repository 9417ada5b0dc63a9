import { expect, test } from './fixtures'

const password = 'a long enough secret'

test('a demo lets everybody in by a button, and out again', async ({ page, axeInBothThemes }) => {
  test.slow()
  await page.goto('/staff')
  await expect(page.getByRole('button', { name: /^Sign in as (marketing|sales|admin)$/ })).toHaveCount(3)
  await axeInBothThemes(page, 'sign-in')
  for (const path of ['/staff/forgot', '/staff/reset', '/staff/set-up']) {
    await page.goto(path)
    await axeInBothThemes(page, path)
  }
  await page.goto('/staff/sign-in')
  for (const role of ['sales', 'marketing']) {
    await page.getByRole('button', { name: `Sign in as ${role}` }).click()
    await expect(page).toHaveURL(/\/staff$/)
    await expect(page.getByRole('navigation', { name: 'Staff area' })).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByText('You are signed out.')).toBeVisible()
    await page.goto('/staff')
    await expect(page).toHaveURL(/\/staff\/sign-in$/)
  }
})

test('a password lets somebody in, and what their role is counts at the next click', async ({
  page,
  address,
  applySettings,
  axe,
}) => {
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
  await page.goto('/staff/signups')
  await expect(page.getByRole('heading', { name: 'Your role does not include this' })).toBeVisible()
  await axe(page, 'not allowed')

  await applySettings({ staff: [{ email: address, password: 'quite another secret' }] })
  await page.goto('/staff')
  await expect(page).toHaveURL(/\/staff\/sign-in$/)
})
