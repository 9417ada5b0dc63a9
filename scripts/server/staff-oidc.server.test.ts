import { chromium, type Browser, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { chromiumLaunchOptions } from '@/e2e/chromium'
import { closeDb, db } from '@/lib/db'
import { findFreePort } from '../ports'
import { send } from '../test-support/form-client'
import { startOidcProvider, type TestProvider } from '../test-support/oidc-provider'
import { startServerProcess, type ServerProcess } from '../test-support/server-process'

// A browser and two servers, on a machine that other tests share.
vi.setConfig({ testTimeout: 60_000 })

let provider: TestProvider
let portal: ServerProcess
let browser: Browser

beforeAll(async () => {
  const port = await findFreePort()
  const publicUrl = `http://localhost:${port}`
  provider = await startOidcProvider({ redirectUri: `${publicUrl}/api/auth/callback/oidc` })
  const { issuer, clientId, clientSecret } = provider
  const env = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret }
  ;[portal, browser] = await Promise.all([
    startServerProcess({ port, publicUrl, env }),
    chromium.launch(chromiumLaunchOptions()),
  ])
  const people = ['jane', 'gone', 'unverified.jane'].map((name) => ({
    email: `${name}@halden.example`,
    name: `Name of ${name}`,
    role: 'sales' as const,
    deactivatedAt: name === 'gone' ? new Date() : null,
  }))
  await db().staff.createMany({ data: people })
}, 120_000)
afterAll(async () => {
  await browser.close()
  await portal.stop()
  await provider.close()
  await closeDb()
})

/** Goes to a staff page, on to the provider, says there who one is, and comes back. */
async function signInAs(page: Page, email: string) {
  await page.goto(`${portal.publicUrl}/staff?from=a-link`)
  await page.getByRole('button', { name: `Continue with ${new URL(provider.issuer).host}` }).click()
  await page.getByPlaceholder('Enter any login').fill(email)
  await page.getByPlaceholder('and password').fill('any')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function inPage(work: (page: Page) => Promise<void>, javaScriptEnabled = true) {
  const context = await browser.newContext({ javaScriptEnabled })
  await work(await context.newPage())
  await context.close()
}

test.each([true, false])(
  'somebody of the staff comes in by the provider (JavaScript: %s)',
  async (script) => {
    await inPage(async (page) => {
      await signInAs(page, 'JANE@halden.example')
      await page.waitForURL(`${portal.publicUrl}/staff?from=a-link`)
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
      expect(await page.content()).toContain('Name of jane')
      const session = (await page.context().cookies()).find(({ name }) => name === 'portal-staff')
      expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    }, script)
    expect(
      await db().staffSession.count({ where: { way: 'oidc', staff: { email: 'jane@halden.example' } } }),
    ).toBe(script ? 1 : 2)
  },
)

test.each(['stranger@halden.example', 'gone@halden.example', 'unverified.jane@halden.example'])(
  '%s is known to the provider and stays outside',
  async (email) => {
    await inPage(async (page) => {
      await signInAs(page, email)
      await page.waitForURL(`${portal.publicUrl}/staff/sign-in?notice=not-staff`)
      await page.getByText('Nobody on the staff of this portal').waitFor()
      await page.goto(`${portal.publicUrl}/staff`)
      expect(page.url()).toContain('/staff/sign-in')
    })
  },
)

test('somebody who changes their mind at the provider is told so at the sign-in', async () => {
  await inPage(async (page) => {
    await page.goto(`${portal.publicUrl}/staff/sign-in`)
    await page.getByRole('button', { name: /^Continue with/ }).click()
    await page.getByRole('link', { name: /Cancel/ }).click()
    await page.waitForURL(`${portal.publicUrl}/staff/sign-in?notice=oidc-failed`)
  })
})

test.each([
  '/api/auth/callback/oidc',
  '/api/auth/callback/oidc?code=x&state=y',
  '/api/auth/callback/oidc?error=access_denied',
  '/api/auth/error?error=OAuthCallback',
  '/api/auth/signin?callbackUrl=https://evil.test',
])('%s without a beginning opens no session', async (path) => {
  const first = await send(portal, path)
  const location = first.headers.location ?? ''
  const reply = location.includes('/api/auth/') ? await send(portal, new URL(location).pathname) : first
  expect(reply.headers.location).toBe(`${portal.publicUrl}/staff/sign-in?notice=oidc-failed`)
  expect(String(first.headers['set-cookie'])).not.toContain('portal-staff=')
})

test('A21: what is asked for leads to the staff area only, also by the cookie of next-auth', async () => {
  const reply = await send(portal, '/staff/sign-in/oidc', {
    method: 'POST',
    headers: { origin: portal.publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from('next=https%3A%2F%2Fevil.test%2Fstaff'),
  })
  expect(reply.status).toBe(303)
  const target = new URL(reply.headers.location ?? '')
  expect(target.origin).toBe(provider.issuer)
  expect(Object.fromEntries(target.searchParams)).toMatchObject({
    redirect_uri: `${portal.publicUrl}/api/auth/callback/oidc`,
    code_challenge_method: 'S256',
    state: expect.any(String),
    nonce: expect.any(String),
  })
  expect(decodeURIComponent(String(reply.headers['set-cookie']))).not.toContain('evil')
})

test('only the sign-in may lead to the provider', async () => {
  const policyOf = async (path: string) =>
    String((await send(portal, path)).headers['content-security-policy'])
  expect(await policyOf('/staff/sign-in')).toContain(`form-action 'self' ${provider.issuer};`)
  expect(await policyOf('/staff/forgot')).toContain(`form-action 'self';`)
})
