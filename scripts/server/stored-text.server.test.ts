import { parse } from 'csv-parse/sync'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { chromiumLaunchOptions } from '@/e2e/chromium'
import { db } from '@/lib/db'
import { newInviteCode } from '@/lib/invites/invite-code'
import { refreshReports } from '@/lib/reports/refresh-reports'
import { applySettings } from '@/lib/settings/apply-settings'
import { parseSettingsFile } from '@/lib/settings/settings-file'
import { readTouch } from '@/lib/signups/campaign-touch'
import { parseSignupInput } from '@/lib/signups/signup-input'
import { exportSignups } from '@/lib/signups/staff/export-signups'
import { sql } from '@/lib/signups/test-support/sql'
import {
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '@/lib/signups/test-support/trial-world'
import { encodeSession } from '@/lib/staff/session-token'
import { startSession } from '@/lib/staff/start-session'
import { cleanNote } from '@/lib/trials/clean-note'
import { send } from '../test-support/form-client'
import { findForeignMarkup } from '../test-support/find-foreign-markup'
import { hostileTexts } from '../test-support/hostile-texts'
import { startServerProcess, type ServerProcess } from '../test-support/server-process'

// The environment is read when the first module is loaded.
const [smtpPort, port] = await vi.hoisted(async () => {
  const { findFreePort } = await import('../ports')
  const ports = [await findFreePort(), await findFreePort()] as const
  process.env.SMTP_URL = `smtp://127.0.0.1:${ports[0]}`
  process.env.PUBLIC_URL = `http://localhost:${ports[1]}`
  return ports
})
const publicUrl = `http://localhost:${port}`
const worst = `"><img src=x onerror=alert(1)>`
let world: TrialWorld
let server: ServerProcess
let browser: Browser
let cookie: string
/** A page of nothing, whose parser reads what others answer. */
let reader: Page

beforeAll(async () => {
  world = await startTrialWorld({ smtpPort })
  await storeEverything()
  await sql(`select find_report_days('UTC')`)
  while ((await refreshReports(60_000)) > 0);
  server = await startServerProcess({ port, publicUrl })
  browser = await chromium.launch(chromiumLaunchOptions())
  reader = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  await world.stop()
})

/** Each text wherever the product lets strangers and staff put one. */
async function storeEverything() {
  const metadata = { note: worst }
  await world.product('hostile', [], { name: worst, summary: worst, verification: 'code', metadata })
  const codes = hostileTexts.map(() => newInviteCode())
  await apply({
    invites: codes.map((code, index) => ({
      code,
      product: 'hostile',
      owner: 'anna@sales.example',
      label: hostileTexts[index],
    })),
  })
  await Promise.all(
    hostileTexts.map(async (text, index) => {
      const name = acceptedName(text)
      const query = new URLSearchParams(
        ['source', 'medium', 'campaign', 'term', 'content'].map((label) => [`utm_${label}`, text]),
      )
      const touch = readTouch(query, `https://${encodeURIComponent(text)}.example/${text}`, {
        publicUrl: new URL(publicUrl),
      })
      const email = newAddress()
      await postSignup('hostile', {
        door: { kind: 'invite', code: codes[index] ?? '' },
        form: { email, firstName: name, lastName: name, company: name },
        facts: { firstTouch: touch, lastTouch: touch, address: `203.0.113.${index}` },
      })
      await sql(
        `insert into feedback (signup_id, rating, comment) select id, 'poor', $2 from signups where email = $1`,
        [email, cleanNote(text)],
      )
    }),
  )
  for (const text of hostileTexts) {
    const staff = await addPerson(text)
    const days = { from: '2026-01-01', to: '2026-01-02' }
    const asked = { days, filters: { campaign: text, stop: text }, state: null, step: null, search: text }
    await exportSignups({ ...staff, session: '', may: 'signups.export' }, asked)
  }
  const staff = await addPerson(worst)
  const session = await db().$transaction((tx) =>
    startSession(tx, { staff, way: 'password', address: '203.0.113.9' }),
  )
  cookie = await encodeSession(session)
}

async function apply(settings: object) {
  const parsed = parseSettingsFile(JSON.stringify(settings))
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join(' '))
  expect(await applySettings(parsed.settings)).toMatchObject({ kind: 'applied' })
}

/** What the signup form takes as a name; the few texts that it refuses come in other fields only. */
function acceptedName(text: string): string {
  const form = { email: 'jane@acme.example', firstName: text, lastName: text, company: text }
  const parsed = parseSignupInput({
    ...{ country: 'DE', consent: true, requestId: '', altcha: '', website: '', timeZone: 'UTC' },
    ...form,
  })
  return parsed.kind === 'ok' ? text : 'Jane'
}

type Stored = { id: string; company: string; campaign: string }

async function expectDetailAsWritten({ id, company, campaign }: Stored) {
  const html = await pageOf(`/staff/signups/${id}`)
  expect([company, await findForeignMarkup(reader, html)]).toEqual([company, []])
  const text = await reader.evaluate(
    (written) => new DOMParser().parseFromString(written, 'text/html').body.textContent,
    html,
  )
  // So that nobody is left to wonder what became of it.
  for (const shown of [company, campaign]) expect(text).toContain(shown)
}

let people = 0
function addPerson(name: string) {
  people += 1
  return db().staff.create({
    data: { email: `p${people}@staff.example`, name, role: 'admin' },
    select: { id: true, email: true, name: true, role: true },
  })
}

async function pageOf(path: string): Promise<string> {
  const reply = await send(server, path, { headers: { cookie: `portal-staff=${cookie}` } })
  expect([path, reply.status]).toEqual([path, 200])
  return reply.text
}

test(
  'A9: no text of a stranger becomes markup or an address on a page of staff',
  { timeout: 120_000 },
  async () => {
    const signups = await sql<Stored>('select id, company, campaign from signups order by created_at')
    expect(signups).toHaveLength(hostileTexts.length)
    const tables = ['campaign', 'source', 'medium', 'term', 'content', 'referrer', 'product', 'owner']
    const paths = [
      ...tables.map((table) => `/staff?range=today&all=${table}`),
      `/staff/signups?${new URLSearchParams({ q: worst, campaign: worst, stop: worst, state: worst, step: worst })}`,
      `/staff?${new URLSearchParams({ range: worst, campaign: worst, metric: worst, all: worst, from: worst })}`,
      '/staff/signups?range=today',
      '/staff/audit',
      `/staff/audit?${new URLSearchParams({ q: worst, before: '70' })}`,
    ]
    for (const path of paths)
      expect([path, await findForeignMarkup(reader, await pageOf(path))]).toEqual([path, []])
    for (let start = 0; start < signups.length; start += 4)
      await Promise.all(signups.slice(start, start + 4).map(expectDetailAsWritten))
  },
)

test('A9: no text of a stranger becomes markup in a mail', async () => {
  await world.mailsAreOut()
  const reply = await fetch(`${world.emulator.origin}/__emulator/mailbox`)
  const { messages } = (await reply.json()) as { messages: { html: string; subject: string }[] }
  expect(messages).toHaveLength(hostileTexts.length)
  for (const { html } of messages) {
    expect(await findForeignMarkup(reader, html)).toEqual([])
    expect(html).not.toMatch(/<script/i)
  }
})

test('A10: in the file of signups every text is one cell that no spreadsheet runs', async () => {
  const file = await pageOf('/staff/signups/csv?range=today')
  const lines: Record<string, string>[] = parse(file, { bom: true, columns: true })
  expect(lines).toHaveLength(hostileTexts.length)
  for (const cell of lines.flatMap((line) => Object.values(line)))
    expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u)
  // One apostrophe is what whoever reads the file by program takes off again.
  const campaigns = (await sql<{ campaign: string }>('select campaign from signups')).map(
    ({ campaign }) => campaign,
  )
  const read = lines.map(({ campaign = '' }) => (campaigns.includes(campaign) ? campaign : campaign.slice(1)))
  expect(read.sort()).toEqual(campaigns.sort())
})

test('A9: a browser runs nothing of it, and has nothing to report', { timeout: 120_000 }, async () => {
  const context = await browser.newContext()
  await context.addCookies([{ name: 'portal-staff', value: cookie, url: publicUrl }])
  const page = await context.newPage()
  const told: string[] = []
  page.on('dialog', (dialog) => {
    told.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', ({ message }) => told.push(message))
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) told.push(message.text())
  })
  const [row] = await sql<{ id: string }>('select id from signups where company = $1', [hostileTexts[0]])
  for (const path of [
    '/staff?range=today&all=campaign',
    '/staff/signups?range=today',
    `/staff/signups/${row?.id}`,
    '/staff/audit',
  ]) {
    await page.goto(`${publicUrl}${path}`, { waitUntil: 'networkidle' })
    await page.mouse.move(300, 400)
    expect([path, await findForeignMarkup(page, null)]).toEqual([path, []])
  }
  expect(told).toEqual([])
  await context.close()
})
