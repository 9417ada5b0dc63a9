import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeDb } from '../db'
import { sql } from '../signups/test-support/sql'
import { addPerson } from '../staff/test-support/add-person'
import type { Permission } from '../staff/permissions'
import type { Authorised } from '../staff/staff-person'
import { applySettings } from './apply-settings'
import { exportSettings } from './export-settings'
import { listSettingsChanges } from './list-settings-changes'
import { revertChange } from './revert-change'
import type { SettingsKind } from './settings-item'
import { parseSettingsFile, type SettingsInput } from './settings-file'

const connection = {
  name: 'main',
  apiUrl: 'https://api.example',
  clientId: 'client.img.frame.nutanix.com',
  clientSecret: 'not-to-be-seen',
}
const product = {
  slug: 'cad',
  name: 'CAD',
  connection: 'main',
  tokensUrl:
    'https://api.example/v1/accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444/tokens',
  launchUrl: 'https://console.example/customer/organization/account/launchpad/cad',
  quotas: [{ scope: 'product' as const, per: 'day' as const, limit: 7 }],
}

beforeEach(async () => {
  await sql('truncate connections, portal, staff cascade')
  await sql(`begin; alter table settings_changes disable trigger settings_changes_only_grow; truncate settings_changes
    restart identity; alter table settings_changes enable trigger settings_changes_only_grow; commit`)
})
afterAll(closeDb)

async function admin<Needed extends Permission>(may: Needed): Promise<Authorised<Needed>> {
  const { id, email, name } = await addPerson({ role: 'admin' })
  return { id, email, name, role: 'admin', session: '', may }
}

async function apply(file: SettingsInput, actor?: { id: string | null; name: string }) {
  const parsed = parseSettingsFile(JSON.stringify(file))
  return parsed.kind === 'ok' ? applySettings(parsed.settings, actor) : parsed
}

const history = async (staff: Parameters<typeof revertChange>[0], what: SettingsKind, name: string) =>
  (await listSettingsChanges(staff, { what, name })).changes
const products = async () => (await exportSettings()).products?.[0]

test('each change is kept with who, when, before and after, and never with a secret', async () => {
  const staff = await admin('products.manage')
  const keeper = await admin('connections.manage')
  await apply({ connections: [connection], products: [product] })
  await apply(
    { products: [{ slug: 'cad', trialMinutes: 90, quotas: [] }] },
    { id: staff.id, name: staff.name },
  )
  await apply({ products: [{ slug: 'cad', trialMinutes: 90 }] })
  await apply({ connections: [{ name: 'main', clientSecret: 'not-to-be-seen-either' }] })

  expect(await history(staff, 'product', 'cad')).toMatchObject([
    {
      actorName: staff.name,
      isNew: false,
      keys: [
        { key: 'trialMinutes', before: 120, after: 90 },
        { key: 'quotas', before: product.quotas, after: [] },
      ].sort((a, b) => a.key.localeCompare(b.key)),
    },
    { actorName: 'settings file', isNew: true, mayRevert: false },
  ])
  expect(await history(keeper, 'connection', 'main')).toMatchObject([
    { keys: [], secrets: ['clientSecret'], mayRevert: false },
    { isNew: true },
  ])
  expect(await history(staff, 'connection', 'main')).toEqual([])
  expect(JSON.stringify(await sql('select * from settings_changes'))).not.toContain('not-to-be-seen')
  await expect(sql('delete from settings_changes')).rejects.toThrow('only grows')
})

test('a revert gives back what one change changed, keeps what changed beside it, and is a change itself', async () => {
  const staff = await admin('products.manage')
  await apply({ connections: [connection], products: [product] })
  await apply({ products: [{ slug: 'cad', trialMinutes: 90, quotas: [] }] })
  await apply({ products: [{ slug: 'cad', summary: 'Later' }] })
  const [, change] = await history(staff, 'product', 'cad')
  if (!change) throw new Error('no change')
  expect(await revertChange(staff, change.id)).toEqual({
    kind: 'reverted',
    what: 'product',
    name: 'cad',
    secretsStay: false,
  })
  expect(await products()).toMatchObject({ trialMinutes: 120, quotas: product.quotas, summary: 'Later' })
  expect(await history(staff, 'product', 'cad')).toMatchObject([
    { reverts: change.id, actorName: staff.name },
    {},
    {},
    {},
  ])
  const [entry] = await sql('select action, actor_name from audit_entries order by id desc limit 1')
  expect(entry).toEqual({ action: 'settings.reverted', actor_name: staff.name })
  expect(await revertChange(staff, change.id)).toMatchObject({
    problem: expect.stringMatching(/already are as they were/),
  })
})

test('a revert that would overwrite, or cannot be, is refused with what to do', async () => {
  const staff = await admin('products.manage')
  const keeper = await admin('connections.manage')
  await apply({ connections: [connection], products: [product] })
  await apply({ products: [{ slug: 'cad', trialMinutes: 90 }] })
  await apply({ products: [{ slug: 'cad', trialMinutes: 30 }] })
  const [, change, first] = await history(staff, 'product', 'cad')
  expect(await revertChange(staff, change?.id ?? 0n)).toMatchObject({
    problem: expect.stringMatching(/trialMinutes changed again/),
  })
  expect(await revertChange(staff, first?.id ?? 0n)).toMatchObject({
    problem: expect.stringMatching(/nothing before/),
  })
  expect(await revertChange(staff, 999n)).toMatchObject({ problem: 'There is no such change.' })
  expect(await revertChange(keeper, change?.id ?? 0n)).toMatchObject({ problem: 'There is no such change.' })
  expect(await products()).toMatchObject({ trialMinutes: 30 })

  const other = 'https://api.elsewhere.example'
  await apply({
    connections: [{ ...connection, name: 'other', apiUrl: other }],
    products: [
      {
        slug: 'cad',
        connection: 'other',
        tokensUrl: product.tokensUrl.replace('https://api.example', other),
      },
    ],
  })
  const [moved] = await history(staff, 'product', 'cad')
  await sql(`delete from connections where name = 'main'`)
  expect(await revertChange(staff, moved?.id ?? 0n)).toMatchObject({
    problem: expect.stringMatching(/names the connection main/),
  })

  await apply({ connections: [{ name: 'other', clientId: 'next.img.frame.nutanix.com', clientSecret: 'x' }] })
  const [rolled] = await history(keeper, 'connection', 'other')
  expect(await revertChange(keeper, rolled?.id ?? 0n)).toMatchObject({
    problem: expect.stringMatching(/enter both anew/),
  })
})

test('the history of a connection goes on under a new name, which can be taken back', async () => {
  const keeper = await admin('connections.manage')
  await apply({ connections: [connection] })
  await apply({ connections: [{ name: 'renamed', formerName: 'main' }] })
  const [change, ...earlier] = await history(keeper, 'connection', 'renamed')
  expect(change?.keys).toEqual([{ key: 'name', before: 'main', after: 'renamed' }])
  expect(earlier).toMatchObject([{ isNew: true }])
  expect(await revertChange(keeper, change?.id ?? 0n)).toMatchObject({ kind: 'reverted' })
  expect((await exportSettings()).connections).toMatchObject([{ name: 'main' }])
})

test('what was added to the portal goes again, at every depth', async () => {
  const staff = await admin('products.manage')
  await apply({ portal: { contact: { email: 'a@b.example' } } })
  await apply({ portal: { name: 'Halden', contact: { name: 'Desk' }, legal: { terms: { en: 'Be kind' } } } })
  const [change] = await history(staff, 'portal', '')
  expect(change?.keys.map(({ key }) => key).sort()).toEqual(['contact.name', 'legal.terms.en', 'name'])
  expect(await revertChange(staff, change?.id ?? 0n)).toMatchObject({ kind: 'reverted' })
  expect((await exportSettings()).portal).toEqual({ contact: { email: 'a@b.example' } })
})
