import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import { startOperator, type Operator } from './operator'

export { expect }

const emulatorOrigin = `http://127.0.0.1:${process.env.E2E_EMULATOR_PORT}`
const tokensUrl = `${emulatorOrigin}/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens`

type Quota = { scope: string; per: string; limit: number | null }
type ProductWishes = {
  /** Changes this product instead of making one. */
  slug?: string
  captcha?: boolean
  quotas?: Quota[]
  paused?: boolean
  launchpad?: string
  trialMinutes?: number
  verification?: 'code'
  waitlist?: boolean
}
type TokenRequest = { path: string; body: { email?: string; metadata?: { signup?: string } } }

type Mail = { subject: string; text: string; links: string[] }

type Fixtures = {
  /** A product of this test's own; gives its slug. */
  product: (wishes?: ProductWishes) => Promise<string>
  /** An address nobody used before. */
  address: string
  /** Fails when axe finds something on the page; `name` says which page it was. */
  axe: (page: Page, name: string) => Promise<void>
  axeInBothThemes: (page: Page, name: string) => Promise<void>
  /** How often the emulator was asked for a token for an address. */
  tokenRequestsFor: (address: string) => Promise<number>
}

type WorkerFixtures = {
  /** Whoever runs the portal, at its command line. */
  operator: Operator
  /** Merges settings into the portal, as `portal apply` does. */
  applySettings: Operator['applySettings']
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  operator: [
    async ({}, provide) => {
      const { operator, stop } = startOperator()
      await provide(operator)
      await stop()
    },
    { scope: 'worker' },
  ],
  applySettings: [({ operator }, provide) => provide(operator.applySettings), { scope: 'worker' }],
  product: async ({ applySettings }, provide, testInfo) => {
    let made = 0
    await provide(async ({ launchpad = 'aster-cad', ...wishes } = {}) => {
      made += 1
      const slug = `story-${testInfo.testId.replace(/[^a-z0-9]/g, '').slice(-16)}-${made}`
      const product = {
        slug,
        name: `Story ${made}`,
        summary: 'A product for one story.',
        connection: 'emulator',
        tokensUrl,
        launchUrl: `${emulatorOrigin}/halden/trials/europe/launchpad/${launchpad}`,
        returnUrls: [`${emulatorOrigin}/halden/trials/europe/launchpad/${launchpad}`],
        captcha: false,
        quotas: [],
        ...wishes,
      }
      await applySettings({ products: [product] })
      return slug
    })
  },
  address: async ({}, provide, testInfo) => {
    const id = testInfo.testId.replace(/[^a-z0-9]/g, '')
    await provide(`jane.${id}@${id.slice(-12)}.example`)
  },
  axe: async ({}, provide) => {
    await provide(async (page, name) => {
      await settleColours(page)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html}`)).toEqual([])
    })
  },
  axeInBothThemes: async ({ axe }, provide) => {
    await provide(async (page, name) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await axe(page, `${name} in ${colorScheme}`)
      }
    })
  },
  tokenRequestsFor: async ({ request }, provide) => {
    await provide(async (address) => {
      const reply = await request.get(`${emulatorOrigin}/__emulator/requests`)
      const { requests }: { requests: TokenRequest[] } = await reply.json()
      return requests.filter(({ path, body }) => path.endsWith('/tokens') && body.email === address).length
    })
  },
})

/** A colour on its way to another would be judged as neither; changes begin with the next frame but one. */
async function settleColours(page: Page) {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  const changing = () =>
    document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).length
  await expect.poll(() => page.evaluate(changing)).toBe(0)
}

/** Fills the signup form as Jane Doe would. */
export async function fillSignup(page: Page, address: string) {
  await page.getByLabel('Work e-mail').fill(address)
  await page.getByLabel('First name').fill('Jane')
  await page.getByLabel('Last name').fill('Doe')
  await page.getByLabel('Company').fill('Acme')
  await page.getByLabel('Country').selectOption({ label: 'Germany' })
  await page.getByRole('checkbox', { name: /I agree/ }).check()
}

export const submitButton = (page: Page) => page.getByRole('button', { name: 'Start trial' })

export const launchpadHeading = (page: Page) => page.getByRole('heading', { name: 'Welcome, Jane Doe' })

/** Signs up for a product and ends in the Launchpad; without JavaScript, at its address. */
export async function startTrial(page: Page, slug: string, address: string) {
  await page.goto(`/try/${slug}`)
  await fillSignup(page, address)
  await submitButton(page).click()
  await expect(page).toHaveURL(/\/launchpad\//)
}

/** The latest mail for an address, once so many have arrived in the emulator's mailbox. */
export async function mailFor(page: Page, address: string, count = 1): Promise<Mail & { code: string }> {
  let mails: Mail[] = []
  await expect
    .poll(async () => {
      const query = new URLSearchParams({ to: address })
      const reply = await page.request.get(`${emulatorOrigin}/__emulator/mailbox?${query}`)
      const { messages }: { messages: Mail[] } = await reply.json()
      mails = messages
      return mails.length
    })
    .toBeGreaterThanOrEqual(count)
  const mail = mails[mails.length - 1]
  if (!mail) throw new Error(`there is no mail for ${address}`)
  return { ...mail, code: /^ {4}(\d{6})$/m.exec(mail.text)?.[1] ?? '' }
}

/** The handle under which Frame knows the trial of an address. */
export async function handleOf(page: Page, address: string): Promise<string> {
  const reply = await page.request.get(`${emulatorOrigin}/__emulator/requests`)
  const { requests }: { requests: TokenRequest[] } = await reply.json()
  return requests.findLast(({ body }) => body.email === address)?.body.metadata?.signup ?? ''
}
