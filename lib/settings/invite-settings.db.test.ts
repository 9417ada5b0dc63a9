import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeDb } from '../db'
import { findInvite } from '../invites/find-invite'
import { sql } from '../signups/test-support/sql'
import { applySettings } from './apply-settings'
import { exportSettings } from './export-settings'
import { parseSettingsFile } from './settings-file'

const code = 'K7M2Q-9XT4B-C3VWR-8HJ5N-P6D1F-GZ0SY'
const origin = 'https://api.example'
const tokensUrl = `${origin}/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens`
const launchUrl = 'https://console.example/customer/organization/account/launchpad/cad'
const invite = { code, product: 'cad', owner: 'Sales@Halden.Example', label: 'Fair in Kiel' }

beforeEach(async () => {
  await sql('truncate connections, installation cascade')
  const product = { name: 'A', connection: 'main', tokensUrl, launchUrl }
  await apply({
    connections: [{ name: 'main', apiUrl: origin, clientId: 'client', clientSecret: 'secret' }],
    products: [
      { ...product, slug: 'cad' },
      { ...product, slug: 'gis' },
    ],
  })
})
afterAll(closeDb)

async function apply(file: unknown) {
  const parsed = parseSettingsFile(JSON.stringify(file))
  return parsed.kind === 'ok' ? applySettings(parsed.settings) : parsed
}

test('an invite is stored as meant: canonical addresses and domains, moments, and limits or none', async () => {
  const whole = {
    ...invite,
    maxUses: 7,
    startsAt: '2026-12-01',
    expiresAt: '2027-01-31T18:00:00+01:00',
    emails: ['Jane.Doe@ACME.example'],
    domains: ['Bücher.example', 'acme.example.'],
    skipVerification: true,
    skipQuotas: ['person', 'company'],
    trialMinutes: 600,
  }
  expect(await apply({ invites: [whole] })).toEqual({ kind: 'applied', changes: ['invite K7M2Q… added'] })
  expect(await findInvite(code)).toMatchObject({
    owner: 'sales@halden.example',
    label: 'Fair in Kiel',
    maxUses: 7,
    used: 0,
    startsAt: new Date('2026-12-01T00:00:00Z'),
    expiresAt: new Date('2027-01-31T17:00:00Z'),
    emails: ['jane.doe@acme.example'],
    domains: ['xn--bcher-kva.example', 'acme.example'],
    skipVerification: true,
    skipQuotas: ['person', 'company'],
    trialMinutes: 600,
    product: { slug: 'cad' },
  })
  const before = await sql('select * from invites')
  expect(await apply({ invites: [whole] })).toEqual({ kind: 'applied', changes: [] })
  expect(await sql('select * from invites')).toEqual(before)
})

test('an invite is found by its code however that is spelt; absent keys stay, and null takes a limit away', async () => {
  await apply({ invites: [{ ...invite, maxUses: 3, trialMinutes: 30 }] })
  const spelt = code.toLowerCase().replaceAll('-', '').replace('0', 'o').replace('1', 'l')
  expect(await apply({ invites: [{ code: spelt, product: 'gis', maxUses: null }] })).toEqual({
    kind: 'applied',
    changes: ['invite K7M2Q… changed: maxUses, product'],
  })
  expect(await findInvite(code)).toMatchObject({
    label: 'Fair in Kiel',
    maxUses: null,
    trialMinutes: 30,
    product: { slug: 'gis' },
  })
})

test('an invite that a file does not name stays', async () => {
  await apply({ invites: [invite] })
  const other = { ...invite, code: code.split('-').reverse().join('-'), label: '' }
  await apply({ invites: [other] })
  expect(await sql('select label from invites order by label')).toEqual([
    { label: '' },
    { label: 'Fair in Kiel' },
  ])
})

test('what export writes holds no invite, and applying it leaves them all', async () => {
  await apply({ invites: [invite] })
  const exported = await exportSettings()
  expect(exported).not.toHaveProperty('invites')
  expect(await apply(exported)).toEqual({ kind: 'applied', changes: [] })
  expect(await findInvite(code)).not.toBeNull()
})

test('a code that can be guessed is refused with a fresh one that would do', async () => {
  const outcome = await apply({ invites: [{ ...invite, code: 'KIEL-2026' }] })
  const problem = outcome.kind === 'invalid' ? (outcome.problems[0] ?? '') : ''
  expect(problem).toMatch(
    /^invites\[0\]\.code must have at least 26 letters and digits, so that nobody can guess it; a fresh one is /,
  )
  const fresh = /([0-9A-Z]{5}-){5}[0-9A-Z]{5}/.exec(problem)?.[0]
  expect(await apply({ invites: [{ ...invite, code: fresh }] })).toMatchObject({ kind: 'applied' })
})

test.each([
  [{ code: `${code}_x` }, /^invites\[0\]\.code may hold letters, digits and hyphens only; a fresh one is /],
  [{ code: `${code}${code}` }, /^invites\[0\]\.code must have 60 characters or fewer; a fresh one is /],
  [{ owner: 'sales' }, /^invites\[0\]\.owner must be an e-mail address such as jane@example\.com\.$/],
  [{ emails: ['a@b.example', '@'] }, /^invites\[0\]\.emails\[1\] must be an e-mail address/],
  [{ domains: ['no domain'] }, /^invites\[0\]\.domains\[0\] must be a domain such as example\.com\.$/],
  [{ startsAt: '1.12.2026' }, /^invites\[0\]\.startsAt must be a moment or day/],
  [{ maxUses: 0 }, /^invites\[0\]\.maxUses must be 1 or more; null takes the limit away\.$/],
  [{ skipQuotas: ['everything'] }, /^invites\[0\]\.skipQuotas\[0\] must be one of person, company/],
  [{ uses: 5 }, /^invites\[0\] has unknown keys: uses\.$/],
  [
    { product: 'boat' },
    /^invite K7M2Q… is for the product boat, which is not stored and not in this file\.$/,
  ],
  [{ owner: undefined }, /^invite K7M2Q… is new: it needs product and owner\.$/],
  [
    { startsAt: '2027-02-01', expiresAt: '2027-01-01' },
    /^invite K7M2Q… would end before it starts: see startsAt and expiresAt\.$/,
  ],
])('a wrong invite is explained: %j', async (wrong, problem) => {
  const outcome = await apply({ invites: [{ ...invite, ...wrong }] })
  expect(outcome).toEqual({ kind: 'invalid', problems: [expect.stringMatching(problem)] })
  expect(await sql('select from invites')).toEqual([])
})

test('the same code twice in a file, in two spellings, is one too many', async () => {
  expect(await apply({ invites: [invite, { ...invite, code: code.toLowerCase() }] })).toEqual({
    kind: 'invalid',
    problems: ['invites has the same code twice.'],
  })
})
