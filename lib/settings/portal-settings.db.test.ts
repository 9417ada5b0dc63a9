import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeDb } from '../db'
import { findLegalText } from '../portal/find-legal-text'
import { findLogo } from '../portal/find-logo'
import { findSecurityTxt } from '../portal/find-security-txt'
import { getPortal } from '../portal/get-portal'
import { sql } from '../signups/test-support/sql'
import { applySettings } from './apply-settings'
import { exportSettings } from './export-settings'
import { parseSettingsFile } from './settings-file'

const logo = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'
const full = {
  name: 'Halden Software',
  logo,
  accent: '#1F4E9E',
  contact: { name: 'Trial desk', email: 'trials@halden.example', url: 'https://halden.example/trials' },
  legal: { imprint: { en: '# Imprint', de: '# Impressum' }, privacy: { en: 'We keep **little**.' } },
  security: { contact: 'security@halden.example', expires: '2027-11-01' },
}

beforeEach(() => sql('truncate portal'))
afterAll(closeDb)

async function apply(portal: unknown) {
  const parsed = parseSettingsFile(JSON.stringify({ portal }))
  return parsed.kind === 'ok' ? applySettings(parsed.settings) : parsed
}

test('a portal without settings has a face of its own in both languages', async () => {
  const face = { logoPath: null, accent: '#0b6275', contact: null, legalPages: [] }
  expect(await getPortal('en')).toEqual({ ...face, name: 'Trial portal' })
  expect(await getPortal('de')).toEqual({ ...face, name: 'Testportal' })
  expect(await findSecurityTxt()).toBeNull()
  expect(await findLegalText('imprint', 'en')).toBeNull()
})

test('settings give the portal its face', async () => {
  expect(await apply(full)).toEqual({
    kind: 'applied',
    changes: ['portal changed: name, logo, accent, contact, legal, security'],
  })
  const portal = await getPortal('de')
  expect(portal).toEqual({
    name: 'Halden Software',
    logoPath: expect.stringMatching(/^\/logo\/[0-9a-f]{16}$/),
    accent: '#1f4e9e',
    contact: full.contact,
    legalPages: ['imprint', 'privacy'],
  })
  expect(await findSecurityTxt()).toBe(
    'Contact: mailto:security@halden.example\nExpires: 2027-11-01T00:00:00.000Z\n',
  )
  expect(await findLogo(portal.logoPath?.split('/').at(-1) ?? '')).toEqual({
    type: 'image/svg+xml',
    bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  expect(await findLogo('0123456789abcdef')).toBeNull()
})

test('a legal text is shown in the language it was written in when there is no other', async () => {
  await apply(full)
  expect(await findLegalText('imprint', 'de')).toEqual({ markdown: '# Impressum', language: 'de' })
  expect(await findLegalText('privacy', 'de')).toEqual({ markdown: 'We keep **little**.', language: 'en' })
})

test('applying the same face twice, or what export writes, changes nothing', async () => {
  await apply(full)
  const before = await sql('select * from portal')
  expect(await apply(full)).toEqual({ kind: 'applied', changes: [] })
  const { portal } = await exportSettings()
  expect(portal).toMatchObject({ name: 'Halden Software', logo, accent: '#1f4e9e' })
  expect(await apply(portal)).toEqual({ kind: 'applied', changes: [] })
  expect(await sql('select * from portal')).toEqual(before)
})

test('absent keys stay at every depth, null removes', async () => {
  await apply(full)
  expect(await apply({})).toEqual({ kind: 'applied', changes: [] })
  expect(await apply({ legal: { privacy: { de: 'Wir behalten wenig.' }, imprint: { en: null } } })).toEqual({
    kind: 'applied',
    changes: ['portal changed: legal'],
  })
  expect((await exportSettings()).portal?.legal).toEqual({
    imprint: { de: '# Impressum' },
    privacy: { en: 'We keep **little**.', de: 'Wir behalten wenig.' },
  })
  expect(await apply({ logo: null, accent: null, name: null })).toEqual({
    kind: 'applied',
    changes: ['portal changed: name, logo, accent'],
  })
  await apply({ contact: null, security: null, legal: { imprint: null, privacy: { en: null, de: null } } })
  expect(await exportSettings()).toEqual({ connections: [], products: [] })
})

test.each([
  [{ colour: '#fff' }, 'portal has unknown keys: colour.'],
  [{ contact: { phone: '1' } }, 'portal.contact has unknown keys: phone.'],
  [{ legal: { cookies: { en: 'x' } } }, 'portal.legal has unknown keys: cookies.'],
  [{ legal: { terms: { fr: 'x' } } }, 'portal.legal.terms has unknown keys: fr.'],
  [{ name: ' ' }, 'portal.name must not be empty.'],
  [{ name: 'Halden\nSoftware' }, 'portal.name must be one line.'],
  [{ accent: 'teal' }, 'portal.accent must be a colour such as #0b6275.'],
  [{ accent: '#fff}body{display:none' }, 'portal.accent must be a colour such as #0b6275.'],
  [
    { accent: '#4fb3c6' },
    'portal.accent is too light: white text on it has a contrast of 2.4:1 and needs 4.5:1; use #377d8b or darker.',
  ],
  [
    { logo: 'https://halden.example/logo.png' },
    'portal.logo must be a data: URI of image/svg+xml, image/png or image/webp, such as data:image/png;base64,….',
  ],
  [
    { contact: { url: 'http://halden.example' } },
    'portal.contact.url must be an address that begins with https://.',
  ],
  [
    { contact: { url: 'javascript:alert(1)' } },
    'portal.contact.url must be an address that begins with https://.',
  ],
  [{ contact: { name: 'Trial desk' } }, 'portal.contact needs an email or a url beside its name.'],
  [
    { security: { contact: 'halden\nExpires: never', expires: '2027-11-01' } },
    'portal.security.contact must be an e-mail address, or an address that begins with https://, mailto: or tel:.',
  ],
  [
    { security: { expires: 'next year' } },
    'portal.security.expires must be a day or moment such as 2027-11-01 or 2027-11-01T00:00:00Z.',
  ],
  [{ security: { expires: '2027-11-01' } }, 'portal.security needs both contact and expires (RFC 9116).'],
])('a wrong face is explained and not stored: %j', async (portal, problem) => {
  expect(await apply(portal)).toEqual({ kind: 'invalid', problems: [problem] })
  expect(await sql('select * from portal')).toEqual([])
})
