import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '../../db'
import { applySettings } from '../../settings/apply-settings'
import { listSettingsChanges } from '../../settings/list-settings-changes'
import { parseSettings } from '../../settings/settings-file'
import {
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '../../signups/test-support/trial-world'
import { consentVersion } from '../../signups/consent-version'
import { addPerson } from '../../staff/test-support/add-person'
import type { Authorised } from '../../staff/staff-person'
import { addProduct } from './add-product'
import { findProductForStaff } from './find-product-for-staff'
import { inviteOneself } from './invite-oneself'
import { listConsentVersions } from './list-consent-versions'
import { listProductsForStaff } from './list-products-for-staff'
import { findDraft, keepDraft } from './product-draft'
import { productFragment } from './product-fragment'
import { productValues, type ProductValues } from './product-values'
import { readProductForm } from './read-product-form'
import { readQuotaUse } from './read-quota-use'
import { saveProduct } from './save-product'

let world: TrialWorld
let staff: Authorised<'products.manage'>

beforeAll(async () => {
  world = await startTrialWorld()
  const { id, email, name } = await addPerson({ role: 'admin' })
  staff = { id, email, name, role: 'admin', session: '', may: 'products.manage' }
})
afterAll(() => world.stop())

/** The editor of a product as somebody opened it. */
async function open(slug: string) {
  const found = await findProductForStaff(staff, slug)
  if (!found) throw new Error(`no product ${slug}`)
  const values = productValues(found.item)
  return {
    id: found.id,
    item: found.item,
    values,
    save: (changed: ProductValues) =>
      saveProduct(staff, { slug, base: found.base, values: { ...values, ...changed } }),
  }
}

test('what the editor shows and nobody touched is what is stored: saving it changes nothing', async () => {
  await world.product('untouched', [{ scope: 'person', per: 'day', limit: null }], {
    metadata: { tier: 'gold', seats: 3, open: true, version: '10', quoted: '"q"' },
    pausedText: { de: 'Bald' },
    mailTexts: { en: { opening: 'Hello' } },
    companies: [{ domain: 'acme.com', policy: 'verify' }],
    consent: { en: 'Yes' },
    texts: { de: { title: 'Probieren' } },
    fields: { lastName: 'hidden' },
    accent: '#0b6275',
  })
  const { item, save } = await open('untouched')
  expect(await save({})).toEqual({ kind: 'unchanged' })
  const edited = Object.keys(productFragment('untouched', productValues(item)))
  expect(edited.sort(), 'every setting has a field').toEqual(Object.keys(item).sort())
  expect((await open('untouched')).item).toEqual(item)
})

test('what is wrong is said at its field, also what only the database knows, and nothing is saved', async () => {
  await world.product('wrong')
  const { item, save } = await open('wrong')
  expect(
    await save({
      name: '',
      trialMinutes: 'two hours',
      accent: '#ffee00',
      launchUrl: 'nonsense',
      companies: 'acme.com\n@@ verify',
      'quotas.0.scope': '',
      'quotas.1.scope': 'person',
      'quotas.1.limit': '-1',
    }),
  ).toMatchObject({
    kind: 'invalid',
    problems: {
      errors: {
        name: 'Name must not be empty',
        trialMinutes: 'Length of a trial in minutes must be a whole number',
        accent: expect.stringContaining('needs 4.5:1'),
        launchUrl: expect.stringContaining('Launch URL is not usable'),
        companies: expect.stringContaining('Companies in line 2 must be a domain'),
        'quotas.1.limit': expect.stringContaining('Limit must be 0 or more'),
      },
    },
  })
  const tokensUrl = item.tokensUrl.replace(world.emulator.origin, 'https://elsewhere.example')
  expect(await save({ tokensUrl })).toMatchObject({
    problems: { errors: { tokensUrl: expect.stringContaining('must have the origin of its connection') } },
  })
  expect((await open('wrong')).item).toEqual(item)
})

test('A5, A6: only the fields of the editor are read, as text; nothing else of a product can be set by it', async () => {
  await world.product('fixed')
  const { item, values, save } = await open('fixed')
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) if (value !== false) form.set(name, String(value))
  const extra = [
    'id',
    'slug',
    'connectionId',
    'createdAt',
    'quotas.0.productId',
    'quotas.99.scope',
    'fields',
    'x.__proto__',
  ]
  for (const name of extra) form.set(name, 'person')
  form.append('name', new File(['x'], 'name.txt'))
  expect(readProductForm(form)).toEqual(values)
  form.set('summary', new File(['x'], 'summary.txt'))
  expect(readProductForm(form).summary).toBe('')
  expect(await save({ slug: 'other', connectionId: 'x', 'fields.email': 'hidden' })).toEqual({
    kind: 'unchanged',
  })
  for (const wrong of ['[]', '{"contains":""}', 'Hidden', '']) {
    expect((await save({ 'fields.company': wrong, verification: wrong })).kind).toBe('invalid')
  }
  expect((await open('fixed')).item).toEqual(item)
})

test('who saves second is shown what changed, keeps what they typed, and overwrites nothing unseen', async () => {
  await world.product('shared', [{ scope: 'product', per: 'day', limit: 7 }])
  const first = await open('shared')
  const second = await open('shared')
  expect(await first.save({ summary: 'By the first', trialMinutes: '30', 'quotas.0.limit': '9' })).toEqual({
    kind: 'saved',
  })
  const outcome = await second.save({ name: 'By the second', trialMinutes: '45' })
  if (outcome.kind !== 'outdated') throw new Error(outcome.kind)
  expect(outcome.changes).toMatchObject([{ actorName: staff.name }])
  expect(outcome.values).toMatchObject({
    name: 'By the second',
    summary: 'By the first',
    trialMinutes: '45',
    'quotas.0.limit': '9',
  })
  expect((await open('shared')).item).toMatchObject({ name: 'Product shared', trialMinutes: 30 })
  const again = await saveProduct(staff, { slug: 'shared', base: outcome.base, values: outcome.values })
  expect(again).toEqual({ kind: 'saved' })
  expect((await open('shared')).item).toMatchObject({
    name: 'By the second',
    summary: 'By the first',
    trialMinutes: 45,
    quotas: [{ limit: 9 }],
  })
})

test('of two who save at the same moment one is told', async () => {
  await world.product('race')
  const editors = await Promise.all([open('race'), open('race'), open('race')])
  const outcomes = await Promise.all(editors.map(({ save }, index) => save({ summary: `By ${index}` })))
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['outdated', 'outdated', 'saved'])
  const { changes } = await listSettingsChanges(staff, { what: 'product', name: 'race' })
  expect(changes).toHaveLength(2)
})

test('a product asks for the fields it wants: hidden ones are not read, required ones are missed', async () => {
  await world.product('fields', [], {
    fields: { lastName: 'required', company: 'hidden', country: 'optional' },
  })
  expect(await postSignup('fields', { form: { lastName: ' ' } })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'lastName', code: 'missing' }],
  })
  const email = newAddress()
  expect(await postSignup('fields', { form: { email, company: 'Acme', country: '' } })).toMatchObject({
    kind: 'granted',
  })
  expect(await db().signup.findFirst({ where: { email } })).toMatchObject({ company: null, country: null })
})

test('each wording of a consent is a version, and a signup keeps the one that its form showed', async () => {
  await world.product('agreed')
  const agree = (shown = '', language: 'en' | 'de' = 'en') =>
    postSignup('agreed', { form: { consentVersion: shown }, facts: { language } })
  await agree()
  await (await open('agreed')).save({ 'consent.en': 'First words' })
  const first = consentVersion({ language: 'en', text: 'First words' })
  await agree(first)
  await agree('', 'de')
  await (await open('agreed')).save({ 'consent.en': 'Second words' })
  await agree(first)
  await agree('0123456789abcdef')
  const { id } = await open('agreed')
  const versions = await listConsentVersions(staff, id)
  expect(Object.fromEntries(versions.map(({ text, signups }) => [text, signups]))).toEqual({
    'Second words': 1,
    'First words': 3,
    'I agree to try Product agreed.': 1,
  })
})

test('a new product starts paused under quotas, and never takes the place of another', async () => {
  await world.product('model')
  const { connection, tokensUrl, launchUrl } = (await open('model')).item
  const wishes = { name: 'New', slug: 'brand-new', summary: '', connection, tokensUrl, launchUrl }
  expect(await addProduct(staff, wishes)).toEqual({ kind: 'added', slug: 'brand-new' })
  expect((await open('brand-new')).item).toMatchObject({ paused: true, quotas: [{}, {}, {}] })
  expect(await addProduct(staff, { ...wishes, name: 'Other' })).toMatchObject({
    problems: { errors: { slug: expect.stringContaining('taken') } },
  })
  expect(await addProduct(staff, { ...wishes, slug: 'Not a slug', launchUrl: '' })).toMatchObject({
    problems: { errors: { slug: expect.stringContaining('Address must be'), launchUrl: expect.any(String) } },
  })
  expect((await open('brand-new')).item.name).toBe('New')
})

test('a test of one’s own takes no place, works once and only for oneself', async () => {
  await world.product('own-test', [{ scope: 'product', per: 'day', limit: 0 }], { verification: 'code' })
  expect(await listProductsForStaff(staff, 'own-test')).toMatchObject([{ state: 'closed' }])
  const made = await inviteOneself(staff, 'own-test')
  if (made.kind !== 'made') throw new Error(made.problem)
  const door = { kind: 'invite', code: made.code } as const
  expect(await postSignup('own-test', { door })).toMatchObject({ kind: 'refused' })
  expect(await postSignup('own-test', { door, form: { email: staff.email } })).toMatchObject({
    kind: 'granted',
  })
  const { id } = await open('own-test')
  expect(await readQuotaUse(staff, id)).toEqual([])
  const audit = await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })
  expect(audit).toMatchObject({ actorName: staff.name, action: 'settings.applied' })
  expect(await inviteOneself(staff, 'nobody-s')).toMatchObject({ kind: 'refused' })
})

test('a preview shows what is typed and right, to the one who types it, and changes nothing', async () => {
  await world.product('draft')
  const { id, item, values } = await open('draft')
  await keepDraft(staff, 'draft', { ...values, name: 'Typed', accent: '#ffee00', 'texts.en.title': 'Hi' })
  expect(await findDraft(staff, id)).toMatchObject({ name: 'Typed', texts: { en: { title: 'Hi' } } })
  expect(await findDraft(staff, id)).not.toHaveProperty('accent')
  const { id: otherId } = await addPerson({ role: 'admin' })
  expect(await findDraft({ ...staff, id: otherId }, id)).toEqual({})
  expect((await open('draft')).item).toEqual(item)
})

test('how far quotas are used is counted for each scope', async () => {
  await world.product('used', [
    { scope: 'product', per: 'day', limit: 2 },
    { scope: 'company', per: 'day', limit: 5 },
  ])
  await postSignup('used')
  await postSignup('used')
  const { id } = await open('used')
  const use = await readQuotaUse(staff, id)
  expect(use).toContainEqual({ scope: 'product', per: 'day', subjects: 1, most: 2 })
  expect(use).toContainEqual({ scope: 'company', per: 'day', subjects: 2, most: 1 })
  expect(await listProductsForStaff(staff, 'used')).toMatchObject([{ state: 'closed', running: 2, today: 2 }])
  const parsed = parseSettings({ products: [{ slug: 'used', paused: true }] })
  if (parsed.kind === 'ok') await applySettings(parsed.settings)
  expect(await listProductsForStaff(staff, 'used')).toMatchObject([{ state: 'paused' }])
})
