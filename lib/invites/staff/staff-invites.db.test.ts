import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addInvite } from '../test-support/add-invite'
import { applySettings } from '../../settings/apply-settings'
import { parseSettingsFile } from '../../settings/settings-file'
import { enterCode } from '../../signups/enter-code'
import { createRequestId } from '../../signups/request-id'
import { giveMoreTime } from '../../signups/staff/decide-signup'
import { sql } from '../../signups/test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '../../signups/test-support/trial-world'
import { askForMoreTime } from '../../trials/ask-for-more-time'
import { listTrials } from '../../trials/list-trials'
import { openTrial } from '../../trials/open-trial'
import { recallTrial } from '../../trials/recall-trial'
import { askForInvite } from '../ask-for-invite'
import { findInvitePage } from '../find-invite-page'
import { findInviteOfVerification, inviteRequestKeyOf } from '../find-invite-to-ask'
import { tellOwners } from '../tell-owners'
import { changeInvite } from './change-invite'
import { chooseInviteMails } from './choose-invite-mails'
import { createInvite } from './create-invites'
import {
  archiveInvite,
  extendInvite,
  restoreInvite,
  revokeInvite,
  rotateInvite,
  unarchiveInvite,
} from './decide-invite'
import { exportInvites } from './export-invites'
import { findStaffInvite } from './find-staff-invite'
import { carryOutImport, findImport, forgetOldImports, keepImport } from './import-invites'
import type { InviteReader } from './invite-scope'
import { readInviteTimeline } from './invite-timeline'
import { listInvites } from './list-invites'
import { parseInviteQuery } from './parse-invite-query'
import { addReader, keeperOf } from './test-support/keepers'

// The environment is read when the first module is loaded.
const smtpPort = await vi.hoisted(async () => {
  const { findFreePort } = await import('@/scripts/ports')
  const port = await findFreePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  return port
})
let world: TrialWorld
let sales: InviteReader
let otherSales: InviteReader
let marketing: InviteReader
let admin: InviteReader
beforeAll(async () => {
  world = await startTrialWorld({ smtpPort })
  sales = await addReader('sales')
  otherSales = await addReader('sales')
  marketing = await addReader('marketing')
  admin = await addReader('admin')
})
afterAll(() => world.stop())

const everything = parseInviteQuery({})
const usual = { label: 'Fair in Kiel', maxUses: '1' }

/** Makes an invite and gives its id, its link and its code. */
async function make(reader: InviteReader, fields: Record<string, string>) {
  const outcome = await createInvite(keeperOf(reader), { ...usual, ...fields })
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return { id: outcome.id, ...(await linkOf(reader, outcome.id)) }
}

async function linkOf(reader: InviteReader, id: string) {
  const link = (await findStaffInvite(reader, id))?.link ?? ''
  return { link, code: /\/i\/([^?]+)/.exec(link)?.[1] ?? '' }
}

const come = (slug: string, code: string, email = newAddress(), requestId = createRequestId(slug)) =>
  postSignup(slug, { door: { kind: 'invite', code }, form: { email, requestId } })

test('an invite that sales makes is theirs, its link opens the form with the recipient filled in', async () => {
  const slug = await world.product('made')
  const { id, link, code } = await make(sales, {
    product: slug,
    firstName: 'Jane',
    lastName: 'Doe',
    email: 'Jane@Acme.example',
    opportunity: 'OPP-7',
    trialLength: '1.5',
    trialUnit: 'hours',
    utmSource: 'Fair & Co',
    utmCampaign: 'kiel',
  })
  expect(link).toMatch(/^http.*\/i\/[0-9A-Z-]{35}\?utm_source=Fair\+%26\+Co&utm_campaign=kiel$/)
  const { known, owner, product } = (await findInvitePage(code)) ?? {}
  expect({ known, owner, minutes: product?.trialMinutes }).toEqual({
    known: { firstName: 'Jane', lastName: 'Doe', email: 'jane@acme.example' },
    owner: sales.email,
    minutes: 90,
  })
  const [stored] = await sql('select * from invites where id = $1', [id])
  expect(JSON.stringify(stored)).not.toContain(code)
  expect(await audited(id)).toEqual(['invite.created'])

  await come(slug, code, 'jane@acme.example')
  const { moments } = await readInviteTimeline(sales, id)
  expect(moments.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['signed up', 'started the trial', `Created by ${sales.name}`]),
  )
  expect(moments.find(({ what }) => what === 'signed up')?.signup).toMatchObject({
    email: 'jane@acme.example',
  })
  const { invites } = await listInvites(sales, { ...everything, search: 'opp-7 jane' })
  expect(invites).toMatchObject([{ id, state: 'used-up', used: 1, signups: 1, verified: 1, launched: 0 }])
})

test('A4: nobody of sales sees or changes an invite of somebody else, marketing reads without the link', async () => {
  const slug = await world.product('rows')
  const { id, code } = await make(sales, { product: slug, label: 'Canary' })
  const stranger = keeperOf(otherSales)
  const nothing = [{ kind: 'too-late' }, { kind: 'not-allowed' }, { kind: 'unknown' }]
  const attempts = [
    changeInvite(stranger, id, { ...usual, label: 'Mine now' }),
    revokeInvite(stranger, id),
    restoreInvite(stranger, id),
    rotateInvite(stranger, id),
    extendInvite(stranger, id, { days: 1, uses: 1 }),
    archiveInvite(stranger, id),
    unarchiveInvite(stranger, id),
  ]
  for (const outcome of await Promise.all(attempts)) expect(nothing).toContainEqual(outcome)
  expect(await findStaffInvite(otherSales, id)).toBeNull()
  expect((await readInviteTimeline(otherSales, id)).moments).toEqual([])
  const filters = [everything, { ...everything, owner: sales.email }, { ...everything, search: id }]
  for (const filter of filters) {
    expect((await listInvites(otherSales, filter)).invites.filter((invite) => invite.id === id)).toEqual([])
    const rows = []
    for await (const page of await exportInvites(stranger, filter)) rows.push(...page.map(({ id }) => id))
    expect(rows).not.toContain(id)
  }
  const kept = await keep(`label,product\nFair,${slug}`)
  expect(await findImport(stranger, kept)).toBeNull()
  expect(await carryOutImport(stranger, kept)).toMatchObject({ kind: 'unknown' })

  expect(await linkOf(marketing, id)).toEqual({ link: '', code: '' })
  expect(await findStaffInvite(marketing, id)).toMatchObject({ label: 'Canary', keeps: false })
  expect((await linkOf(admin, id)).code).toBe(code)
  await sql('update invites set owner = upper(owner) where id = $1', [id])
  expect((await linkOf(sales, id)).code).toBe(code)
  expect(await audited(id)).toEqual(['invite.created'])
})

test('A5: what sales may not set is refused, made or changed, and nothing is written', async () => {
  const slug = await world.product('extra')
  const { id } = await make(sales, { product: slug })
  const before = await sql('select * from invites')
  const extras = [
    { owner: otherSales.email },
    { skipProduct: 'on' },
    { used: '-5' },
    { revokedAt: '' },
    { codeHash: 'x' },
    { __proto__x: '1' },
    { label: ['a', 'b'] },
    { label: { contains: '' } },
  ]
  for (const extra of extras) {
    const made = await createInvite(keeperOf(sales), { ...usual, product: slug, ...extra })
    const changed = await changeInvite(keeperOf(sales), id, { ...usual, ...extra })
    expect([made.kind, changed.kind], JSON.stringify(extra)).toEqual(['unknown-field', 'unknown-field'])
  }
  expect(await changeInvite(keeperOf(sales), id, { ...usual, product: slug })).toMatchObject({
    kind: 'unknown-field',
    field: 'product',
  })
  expect(await sql('select * from invites')).toEqual(before)
})

test('A5: what an administrator let pass limits, its owner can narrow and revoke, and not widen', async () => {
  const slug = await world.product('passes')
  const end = dayIn(9)
  const terms = { emails: 'jane@acme.example', domains: 'acme.example', maxUses: '5', expiresAt: end }
  const given = { ...usual, ...terms, trialLength: '30', trialUnit: 'minutes' }
  const { id } = await make(admin, { ...given, product: slug, owner: sales.email, skipProduct: 'on' })
  const before = await sql('select * from invites where id = $1', [id])
  const keeper = keeperOf(sales)
  const wider = {
    emails: { emails: 'jane@acme.example, joe@other.example' },
    domains: { domains: 'acme.example other.example' },
    maxUses: { maxUses: '' },
    expiresAt: { expiresAt: dayIn(10) },
    trialLength: { trialLength: '' },
    skipVerification: { skipVerification: 'on' },
  }
  for (const [field, change] of Object.entries({ ...wider, emails: { emails: '', domains: '' } })) {
    const outcome = await changeInvite(keeper, id, { ...given, ...change })
    const problems = { [field]: expect.stringContaining('an administrator') }
    expect(outcome, field).toMatchObject({ kind: 'invalid', problems, fields: { label: usual.label } })
  }
  expect(await changeInvite(keeper, id, { ...given, ...wider.emails })).toMatchObject({ kind: 'invalid' })
  expect(await extendInvite(keeper, id, { days: 1, uses: 1 })).toEqual({ kind: 'passes-limits' })
  expect(await rotateInvite(keeper, id)).toEqual({ kind: 'passes-limits' })
  expect(await sql('select * from invites where id = $1', [id])).toEqual(before)

  const narrower = { ...given, maxUses: '4', domains: '', trialLength: '20', label: 'Less' }
  expect(await changeInvite(keeper, id, narrower)).toEqual({ kind: 'done', id })
  expect(await extendInvite(keeperOf(admin), id, { days: 1, uses: 1 })).toEqual({ kind: 'done' })
  expect(await rotateInvite(keeperOf(admin), id)).toEqual({ kind: 'done' })
  expect(await revokeInvite(keeper, id)).toEqual({ kind: 'done' })
})

test('every answer that cannot be used is named, and none is lost', async () => {
  const given = {
    product: 'nowhere',
    label: '',
    email: 'jane',
    maxUses: '0',
    startsAt: '2030-02-30',
    expiresAt: '2020-01-01',
    emails: 'a@b.example, x',
    domains: 'localhost',
    trialLength: 'long',
    firstName: 'http://evil.test',
    utmTerm: 'x'.repeat(101),
    owner: 'nobody@staff.example',
  }
  const outcome = await createInvite(keeperOf(admin), given)
  if (outcome.kind !== 'invalid') throw new Error(outcome.kind)
  expect(Object.keys(outcome.problems).sort()).toEqual(
    Object.keys(given)
      .filter((field) => field !== 'owner' && field !== 'expiresAt')
      .sort(),
  )
  expect(outcome.fields).toMatchObject(given)
  const slug = await world.product('judged')
  const late = await createInvite(keeperOf(admin), {
    ...usual,
    product: slug,
    owner: 'nobody@staff.example',
    expiresAt: '2020-01-01',
  })
  expect(late).toMatchObject({
    kind: 'invalid',
    problems: { owner: expect.any(String), expiresAt: expect.any(String) },
  })
})

test('a new code voids the old one, for good: no settings file brings it back', async () => {
  const slug = await world.product('rotating')
  const owner = { owner: sales.email, label: 'Old' }
  const old = await addInvite(slug, owner)
  const [row] = await sql<{ id: string }>(`select id from invites where label = 'Old'`)
  const id = row?.id ?? ''
  expect(await linkOf(sales, id)).toEqual({ link: '', code: '' })
  expect(await rotateInvite(keeperOf(sales), id)).toEqual({ kind: 'done' })
  const { code } = await linkOf(sales, id)
  expect([await findInvitePage(old), (await findInvitePage(code))?.id]).toEqual([null, id])
  expect(await come(slug, old)).toMatchObject({ kind: 'refused', reason: 'invite-unknown' })

  const file = parseSettingsFile(
    JSON.stringify({ invites: [{ code: old, product: slug, ...owner, maxUses: 3 }] }),
  )
  if (file.kind !== 'ok') throw new Error('the file is wrong')
  expect(await applySettings(file.settings)).toMatchObject({ kind: 'applied' })
  expect(await findInvitePage(old)).toBeNull()
  expect(await findStaffInvite(sales, id)).toMatchObject({ maxUses: 3 })
  await rotateInvite(keeperOf(sales), id)
  expect(await findInvitePage(code)).toBeNull()
  expect(await audited(id)).toEqual(['invite.rotated', 'invite.rotated'])
})

test('a revoked invite lets nobody in, back or on for longer, until staff decides otherwise', async () => {
  const slug = await world.product('revoking', [], { moreTimeMinutes: 60, reloginsPerHour: 50 })
  const { id, code } = await make(sales, { product: slug, maxUses: '5' })
  const email = newAddress()
  const requestId = createRequestId(slug)
  const came = await come(slug, code, email, requestId)
  if (came.kind !== 'granted') throw new Error(came.kind)
  const [trial] = await sql<{ id: string; handle: string }>(
    'select id, handle from signups where email = $1',
    [email],
  )
  const { handle = '', id: signup = '' } = trial ?? {}
  const cookie = came.browserCookie
  const back = () => openTrial({ handle, browserCookie: cookie, query: new URLSearchParams() })
  expect(await back()).toMatchObject({ kind: 'granted' })

  expect(await revokeInvite(keeperOf(sales), id)).toEqual({ kind: 'done' })
  expect(await revokeInvite(keeperOf(sales), id)).toEqual({ kind: 'too-late' })
  const refused = { kind: 'refused', reason: 'trial-revoked' }
  expect(await back()).toEqual(refused)
  expect(await come(slug, code, email, requestId)).toMatchObject(refused)
  expect(await askForMoreTime(handle, cookie, 'please')).toBe('revoked')
  expect(await come(slug, code)).toMatchObject({ kind: 'refused', reason: 'invite-revoked' })
  expect(await recallTrial(handle, cookie, 'looking')).toMatchObject({
    isRunning: false,
    revokedBy: sales.email,
  })
  expect(await listTrials(cookie)).toMatchObject([{ isRunning: false, isRevoked: true }])

  expect(await restoreInvite(keeperOf(sales), id)).toEqual({ kind: 'not-allowed' })
  expect(await restoreInvite(keeperOf(admin), id)).toEqual({ kind: 'done' })
  expect(await back()).toMatchObject({ kind: 'granted' })
  await revokeInvite(keeperOf(sales), id)
  expect(await back()).toEqual(refused)
  await giveMoreTime({ ...admin, may: 'signups.decide' }, signup, 60)
  expect(await back()).toMatchObject({ kind: 'granted' })
  expect(await audited(id)).toEqual(['invite.created', 'invite.revoked', 'invite.restored', 'invite.revoked'])
})

test('only what lets nobody in can be archived, and what opens again is in the list again', async () => {
  const slug = await world.product('archiving')
  const { id, code } = await make(sales, { product: slug })
  const listed = async () =>
    (await listInvites(sales, { ...everything, product: slug })).invites.map(({ state }) => state)
  expect(await archiveInvite(keeperOf(sales), id)).toEqual({ kind: 'too-late' })
  await come(slug, code)
  expect(await archiveInvite(keeperOf(sales), id)).toEqual({ kind: 'done' })
  expect(await listed()).toEqual([])
  const archived = { ...everything, product: slug, state: 'archived' as const }
  expect((await listInvites(sales, archived)).invites).toHaveLength(1)
  expect(await extendInvite(keeperOf(sales), id, { days: 0, uses: 2 })).toEqual({ kind: 'done' })
  expect(await listed()).toEqual(['open'])
  expect(await findStaffInvite(sales, id)).toMatchObject({ maxUses: 3, expiresAt: null })
})

test('an owner hears once of a first launch and once of the end, and of nothing once switched off', async () => {
  const slug = await world.product('telling')
  const one = await make(otherSales, { product: slug, label: 'Launched', maxUses: '9' })
  const two = await make(otherSales, { product: slug, label: 'Unused', expiresAt: dayIn(30) })
  const people = [newAddress(), newAddress()]
  for (const email of people) await come(slug, one.code, email)
  for (const email of people) {
    await sql('update signups set launched_at = portal_now() where email = $1', [email])
  }
  await Promise.all([tellOwners(), tellOwners(), tellOwners()])
  await world.mailsAreOut()
  const launched = await world.mailsTo(otherSales.email)
  expect(launched.map(({ subject }) => subject)).toEqual(['Your invite led to a first launch'])
  expect(launched[0]?.text).toContain('“Launched”')
  expect(launched[0]?.links.some((link) => link.includes(`/staff/invites/${one.id}`))).toBe(true)

  await moveClock('28d')
  await tellOwners()
  await tellOwners()
  await world.mailsAreOut()
  const [, expiring, ...more] = await world.mailsTo(otherSales.email, 2)
  expect([expiring?.subject, more]).toEqual(['Your invite ends soon', []])
  expect(expiring?.text).toContain('“Unused”')
  expect(await sql('select id from invites where expiry_mailed_at is not null')).toEqual([{ id: two.id }])

  await moveClock('0')
  await make(otherSales, { product: slug, label: 'Silent', expiresAt: dayIn(40) })
  await chooseInviteMails(keeperOf(otherSales), 'off')
  await moveClock('38d')
  await tellOwners()
  await moveClock('0')
  await world.mailsAreOut()
  expect(await world.mailsTo(otherSales.email)).toHaveLength(2)
})

async function keep(text: string): Promise<string> {
  const id = await keepImport(keeperOf(sales), text)
  if (id === null) throw new Error('too large')
  return id
}

test('of files that are tried out the newest five are kept for each person, and none that is too large', async () => {
  expect(await keepImport(keeperOf(sales), 'ä'.repeat(30_001))).toBeNull()
  const others = await keepImport(keeperOf(otherSales), 'label')
  const ids = []
  for (let file = 0; file < 7; file += 1) ids.push(await keep(`label\n${file}`))
  const left = await sql<{ id: string }>('select id from invite_imports order by id')
  expect(left.map(({ id }) => id).sort()).toEqual([others, ...ids.slice(2)].sort())
  await sql('delete from invite_imports')
})

test('of an invite that was opened very often the newest looks are read alone', async () => {
  const slug = await world.product('crowded')
  const { id } = await make(sales, { product: slug })
  await sql(
    `insert into visits (product_id, invite_id, at, kind, visitor)
     select product_id, id, now() - n * interval '1 minute', 'person', 'crowd ' || n
     from invites, generate_series(1, 6000) n where id = $1`,
    [id],
  )
  const { moments, isCut } = await readInviteTimeline(sales, id)
  const opened = moments.map(({ what }) => Number(/^Opened by (\d+)/.exec(what)?.[1] ?? 0))
  expect([opened.reduce((sum, count) => sum + count, 0), isCut]).toEqual([5_000, true])
})

test('a file is tried out first, makes all of its invites or none, and once', async () => {
  const slug = await world.product('importing')
  const head = 'label;product;first name;e-mail;max uses;expires'
  const bad = await keep(
    `${head}\nFair;${slug};Jane;jane@acme.example;1;\nFair;nowhere;;jane@acme.example;x;`,
  )
  const found = await findImport(keeperOf(sales), bad)
  const wrong = found?.tried.kind === 'read' ? found.tried.rows.map(({ problems }) => problems) : []
  expect(wrong).toEqual([
    [],
    [
      expect.stringContaining('max uses:'),
      expect.stringContaining('product: There is no product “nowhere”'),
      'e-mail: the same as in line 2.',
    ],
  ])
  expect(await carryOutImport(keeperOf(sales), bad)).toEqual({ kind: 'invalid' })
  await forgetOldImports()
  expect(await findImport(keeperOf(sales), bad)).not.toBeNull()
  await moveClock('25h')
  await forgetOldImports()
  expect(await findImport(keeperOf(sales), bad)).toBeNull()
  await moveClock('0')

  const rows = Array.from(
    { length: 500 },
    (_, index) => `Fair;${slug};Jane ${index};jane${index}@acme.example;1;${dayIn(9)}`,
  )
  const good = await keep([head, ...rows].join('\r\n'))
  expect(await sql('select id from invites where import_id = $1', [good])).toEqual([])
  const presses = await Promise.all([1, 2].map(() => carryOutImport(keeperOf(sales), good)))
  expect(presses.map(({ kind }) => kind)).toEqual(['done', 'done'])
  const links = new Set<string | null>()
  const names: (string | null)[] = []
  for await (const page of await exportInvites(keeperOf(sales), { ...everything, importId: good })) {
    for (const { link } of page) links.add(link)
    names.push(...page.map(({ recipientFirstName }) => recipientFirstName))
  }
  expect([links.size, names.length, new Set(names).size]).toEqual([500, 500, 500])
  expect(await sql('select text from invite_imports where id = $1', [good])).toEqual([])
  const audit = await sql<{ details: object }>('select details from audit_entries where subject = $1', [
    `import ${good}`,
  ])
  expect(audit).toEqual([{ details: { invites: 500, products: [slug], owners: [sales.email] } }])
})

test('pages of the list follow one another without a gap', async () => {
  const filters = { ...everything, product: 'importing' }
  const seen: string[] = []
  let after = null
  do {
    const page = await listInvites(sales, filters, { after, size: 200 })
    seen.push(...page.invites.map(({ id }) => id))
    after = page.next
  } while (after)
  expect([seen.length, new Set(seen).size]).toEqual([500, 500])
})

test('whom an invite refuses after the proof of the address can ask its owner, not knowing its present code', async () => {
  const slug = await world.product('asking', [], { verification: 'code' })
  const { id, code } = await make(sales, { product: slug })
  const email = newAddress()
  const asked = await come(slug, code, email)
  if (asked.kind !== 'verify') throw new Error(asked.kind)
  await sql('update invites set used = 1 where id = $1', [id])
  const [mail] = await world.mailsTo(email)
  const typed = /^ {4}(\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? ''
  const asker = { address: '203.0.113.9', device: 'Firefox, Windows', language: 'en' as const }
  const proved = await enterCode(asked.handle, typed, [], { browserCookie: null, asker })
  if (proved.kind !== 'proved') throw new Error(proved.kind)
  expect(proved.outcome).toMatchObject({ kind: 'refused', reason: 'invite-used-up' })
  const invite = await findInviteOfVerification(proved.verification)
  const key = inviteRequestKeyOf(invite?.id ?? '')
  expect([invite?.id, key.includes(code)]).toEqual([id, false])
  const wish = { code: key, name: 'Jane Doe', email, message: 'Once more, please.' }
  expect(await askForInvite(wish, asker)).toEqual({ kind: 'asked' })
  expect(await askForInvite({ ...wish, code: `${key}x` }, asker)).toEqual({ kind: 'unknown' })
  expect((await world.mailsTo(sales.email))[0]?.text).toContain('Once more, please.')
})

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

async function audited(id: string): Promise<string[]> {
  const rows = await sql<{ action: string }>(
    'select action from audit_entries where subject = $1 order by id',
    [`invite ${id}`],
  )
  return rows.map(({ action }) => action)
}
