import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeDb } from '../db'
import { sql } from '../signups/test-support/sql'
import { applySettings } from './apply-settings'
import { exportSettings } from './export-settings'
import { parseSettingsFile } from './settings-file'

const tokensPath =
  '/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens'
const origin = 'https://api.example'
const connections = [
  { name: 'main', apiUrl: origin, backendUrl: origin, clientId: 'id', clientSecret: 'not-to-be-seen' },
]
const product = {
  slug: 'cad',
  name: 'CAD',
  connection: 'main',
  tokensUrl: `${origin}${tokensPath}`,
  launchUrl: 'https://console.example/customer/organization/account/launchpad/cad',
}

beforeEach(() => sql('truncate connections, installation cascade'))
afterAll(closeDb)

async function apply(policies: object) {
  const parsed = parseSettingsFile(JSON.stringify({ connections, products: [{ ...product, ...policies }] }))
  return parsed.kind === 'ok' ? applySettings(parsed.settings) : parsed
}

async function exported() {
  const { products } = await exportSettings()
  return products?.[0]
}

test('a product without policies lets every company in, looks domains up and has no words of its own', async () => {
  await apply({})
  expect(await exported()).toMatchObject({
    companies: [],
    otherCompanies: 'allow',
    checkMailDomain: true,
    pausedText: {},
    terminalConfigurationId: null,
  })
})

test('policies come back from an export as they are compared, and applying either again changes nothing', async () => {
  const policies = {
    companies: [
      { domain: 'ACME.com.', policy: 'allow' },
      { domain: 'Bücher.example', policy: 'verify' },
      { domain: 'lab.acme.com', policy: 'refuse' },
    ],
    otherCompanies: 'refuse',
    checkMailDomain: false,
    terminalConfigurationId: 'aaaaaaa1-0000-4000-8000-000000000001.bbbbbbb1-0000-4000-8000-000000000001',
    paused: true,
    pausedText: { en: ' We move.\r\n<b>Back on Monday.</b> ', de: 'Wir ziehen um.' },
  }
  expect(await apply(policies)).toMatchObject({ kind: 'applied' })
  expect(await apply(policies)).toEqual({ kind: 'applied', changes: [] })
  const given = await exported()
  expect(given).toMatchObject({
    ...policies,
    companies: [
      { domain: 'acme.com', policy: 'allow' },
      { domain: 'xn--bcher-kva.example', policy: 'verify' },
      { domain: 'lab.acme.com', policy: 'refuse' },
    ],
    pausedText: { en: 'We move.\n<b>Back on Monday.</b>', de: 'Wir ziehen um.' },
  })
  expect(await apply(given ?? {})).toEqual({ kind: 'applied', changes: [] })
})

test('what is absent stays; an empty list, a language left out and null take words and entries away', async () => {
  const companies = [{ domain: 'acme.com', policy: 'refuse' }]
  await apply({ companies, pausedText: { en: 'Soon', de: 'Bald' } })
  expect(await apply({})).toEqual({ kind: 'applied', changes: [] })
  expect(await exported()).toMatchObject({ companies, pausedText: { en: 'Soon', de: 'Bald' } })

  expect(await apply({ companies: [], pausedText: { en: null, de: 'Bald' } })).toEqual({
    kind: 'applied',
    changes: ['product cad changed: pausedText, companies'],
  })
  expect(await exported()).toMatchObject({ companies: [], pausedText: { de: 'Bald' } })
  expect((await exported())?.pausedText).not.toHaveProperty('en')
  await apply({ pausedText: null })
  expect((await exported())?.pausedText).toEqual({})
})

test.each([
  [
    { companies: [{ domain: '*.acme.com', policy: 'allow' }] },
    'companies[0].domain must be a domain such as acme.com, without @ or *: its subdomains are included.',
  ],
  [
    { companies: [{ domain: 'аpple.com', policy: 'allow' }] },
    'companies[0].domain must be a domain such as acme.com, without @ or *: its subdomains are included.',
  ],
  [
    { companies: [{ domain: 'acme.com', policy: 'deny' }] },
    'companies[0].policy must be one of allow, verify, refuse.',
  ],
  [
    { companies: [{ domain: 'acme.com', policy: 'allow', note: '' }] },
    'companies[0] has unknown keys: note.',
  ],
  [
    {
      companies: [
        { domain: 'bücher.example', policy: 'allow' },
        { domain: 'XN--BCHER-KVA.example.', policy: 'refuse' },
      ],
    },
    'companies names xn--bcher-kva.example twice.',
  ],
  [{ otherCompanies: 'deny' }, 'otherCompanies must be one of allow, verify, refuse.'],
  [{ pausedText: { en: ' ' } }, 'pausedText.en must not be empty; null removes it.'],
  [{ pausedText: { de: 'x'.repeat(601) } }, 'pausedText.de must have 600 characters or fewer.'],
  [{ pausedText: { en: 'a\u0007' } }, 'pausedText.en must be plain text.'],
  [{ pausedText: { fr: 'Bientôt' } }, 'pausedText has unknown keys: fr.'],
])('a wrong policy is explained: %j', async (policies, problem) => {
  expect(await apply(policies)).toEqual({ kind: 'invalid', problems: [`products[0].${problem}`] })
})
