import { vi } from 'vitest'
import { startEmulator } from '@/emulator/create-emulator'
import { closeDb } from '@/lib/db'
import { createFrameMemory } from '@/lib/frame/frame-memory'
import { setFrameMemory } from '@/lib/frame/process-memory'
import { startWorker } from '@/lib/jobs/start-worker'
import { log } from '@/lib/log'
import { applySettings } from '@/lib/settings/apply-settings'
import { parseSettingsFile, type QuotaSettings, type SettingsInput } from '@/lib/settings/settings-file'
import { createRequestId } from '../request-id'
import type { RequestFacts } from '../request-facts'
import type { SignupForm } from '../signup-input'
import { submitSignup, type Door } from '../submit-signup'
import { sql } from './sql'

const tokensPath =
  '/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens'

export type ReceivedMail = {
  envelope: { from: string; to: string[] }
  subject: string
  text: string
  html: string
  links: string[]
  headers: Record<string, unknown>
}
export type RecordedRequest = { method: string; path: string; status: number; body: Record<string, unknown> }
type ProductInput = NonNullable<SettingsInput['products']>[number]
export type TrialWorld = Awaited<ReturnType<typeof startTrialWorld>>

/**
 * An emulator, a database of this test file's own with products on it, and a prospect who can post. `smtpPort`: where
 * the SMTP_URL of this file points; the portal of this world then sends mail, which arrives in the emulator's mailbox.
 */
export async function startTrialWorld({ smtpPort = null }: { smtpPort?: number | null } = {}) {
  const emulator = await startEmulator({ port: 0, smtpPort })
  forgetFrame()
  const worker = smtpPort === null ? null : await startWorker()
  const control = async (path: string, body: object) => {
    const reply = await fetch(`${emulator.origin}/__emulator/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!reply.ok) throw new Error(await reply.text())
  }
  return {
    emulator,
    /** Adds or changes a product; the quotas are the ones given, or none. */
    async product(slug: string, quotas: QuotaSettings[] = [], more: Partial<ProductInput> = {}) {
      const text = JSON.stringify(settingsOf(emulator.origin, { slug, quotas, ...more }))
      const parsed = parseSettingsFile(text)
      const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
      if (outcome.kind === 'invalid') throw new Error(outcome.problems.join(' '))
      return slug
    },
    /** What the emulator was asked for tokens, in order. */
    async tokenRequests(): Promise<RecordedRequest[]> {
      const reply = await fetch(`${emulator.origin}/__emulator/requests`)
      const { requests } = (await reply.json()) as { requests: RecordedRequest[] }
      return requests.filter(({ path }) => path.endsWith('/tokens'))
    },
    /** The mails that have arrived for an address, as soon as there are so many. */
    async mailsTo(address: string, count = 1): Promise<ReceivedMail[]> {
      return vi.waitUntil(
        async () => {
          const reply = await fetch(`${emulator.origin}/__emulator/mailbox?to=${encodeURIComponent(address)}`)
          const { messages } = (await reply.json()) as { messages: ReceivedMail[] }
          return messages.length >= count ? messages : null
        },
        { timeout: 15_000, interval: 50 },
      )
    },
    /** Resolves when every job that was put into the queue is done or gave up. */
    async mailsAreOut() {
      await vi.waitUntil(
        async () =>
          (await sql('select from graphile_worker.jobs where attempts < max_attempts')).length === 0,
        { timeout: 15_000, interval: 50 },
      )
    },
    mailFault: (fault: object) => control('mailbox/faults', fault),
    faults: (faults: object[]) => control('faults', { faults }),
    /** Moves the emulator's clock ahead. */
    forwardFrame: (forwardSeconds: number) => control('clock', { forwardSeconds }),
    reset: () => {
      forgetFrame()
      return control('reset', {})
    },
    async stop() {
      await worker?.stop()
      await closeDb()
      await emulator.close()
    },
  }
}

/** Posts the form of a product as one prospect would; the fields given stand in for the usual ones. */
export function postSignup(
  productSlug: string,
  {
    form = {},
    facts = {},
    door = { kind: 'product', slug: productSlug },
  }: { form?: Partial<SignupForm>; facts?: Partial<RequestFacts>; door?: Door } = {},
) {
  return submitSignup({
    door,
    form: { ...usualForm(productSlug), ...form },
    facts: { ...usualFacts, ...facts },
    consentText: (product) => `I agree to try ${product}.`,
  })
}

/** Moves the database's clock for every connection from now on; the interval is written without spaces, as in 2min. */
export async function moveClock(interval: string) {
  process.env.PGOPTIONS = `-c portal.clock_offset=${interval}`
  await closeDb()
}

/** The faults of one test are not remembered in the next; crowds share this process with Frame and may be large. */
function forgetFrame() {
  setFrameMemory(createFrameMemory({ log, mintsAtOnce: 1_000 }))
}

let people = 0

/** An address that nobody used before, at a company of its own. */
export function newAddress(): string {
  people += 1
  return `person-${people}@company-${people}.example`
}

function usualForm(productSlug: string): SignupForm {
  return {
    email: newAddress(),
    firstName: 'Jane',
    lastName: 'Doe',
    company: 'Acme',
    country: 'DE',
    consent: true,
    requestId: createRequestId(productSlug),
    altcha: '',
    website: '',
    timeZone: 'Europe/Berlin',
  }
}

const usualFacts: RequestFacts = {
  address: '203.0.113.7',
  device: 'Firefox, Windows',
  language: 'en',
  gpc: false,
  browserCookie: null,
  firstTouch: null,
  lastTouch: null,
}

function settingsOf(origin: string, product: Partial<ProductInput> & { slug: string }) {
  return {
    connections: [
      {
        name: 'emulator',
        apiUrl: origin,
        backendUrl: origin,
        clientId: '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com',
        clientSecret: '0123456789abcdef0123456789abcdef01234567',
      },
    ],
    products: [
      {
        name: `Product ${product.slug}`,
        connection: 'emulator',
        tokensUrl: `${origin}${tokensPath}`,
        launchUrl: `${origin}/halden/trials/europe/launchpad/aster-cad`,
        captcha: false,
        // No test asks the internet.
        checkMailDomain: false,
        ...product,
      },
    ],
  }
}
