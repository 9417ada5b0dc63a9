import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeDb } from '../../db'
import { exportPortal } from '../../settings/export-portal'
import { sql } from '../../signups/test-support/sql'
import { addPerson } from '../../staff/test-support/add-person'
import type { Authorised } from '../../staff/staff-person'
import { findPortalForStaff } from './find-portal-for-staff'
import { savePortal } from './save-portal'

beforeEach(() => sql('truncate portal'))
afterAll(closeDb)

async function admin(): Promise<Authorised<'products.manage'>> {
  const { id, email, name } = await addPerson({ role: 'admin' })
  return { id, email, name, role: 'admin', session: '', may: 'products.manage' }
}

test('a form changes its own fields, an empty one removes, and who saves second is told what changed', async () => {
  const staff = await admin()
  const { base } = await findPortalForStaff(staff)
  const face = { name: 'Halden', accent: '', 'contact.email': 'desk@halden.example', 'contact.name': '' }
  expect(await savePortal(staff, { base, values: face })).toEqual({ kind: 'saved' })
  const legal = { 'legal.terms.en': 'Be kind', 'legal.terms.de': '' }
  const late = await savePortal(staff, { base, values: legal })
  if (late.kind !== 'outdated') throw new Error(late.kind)
  expect(late.changes[0]?.keys).toContainEqual({ key: 'name', before: undefined, after: 'Halden' })
  expect(await savePortal(staff, { base: late.base, values: legal })).toEqual({ kind: 'saved' })
  const now = await findPortalForStaff(staff)
  expect(now.values).toMatchObject({ name: 'Halden', 'legal.terms.en': 'Be kind', accent: '' })
  expect(await savePortal(staff, { base: now.base, values: { name: '', 'contact.email': '' } })).toEqual({
    kind: 'saved',
  })
  expect(await exportPortal()).toEqual({ legal: { terms: { en: 'Be kind' } } })
})

test('what is wrong with the portal is said at its field', async () => {
  const staff = await admin()
  const { base } = await findPortalForStaff(staff)
  const values = { accent: '#ffee00', 'contact.email': 'nobody', logo: 'data:text/html;base64,eA==' }
  expect(await savePortal(staff, { base, values })).toMatchObject({
    kind: 'invalid',
    errors: {
      accent: expect.stringContaining('Accent colour is too light'),
      'contact.email': 'E-mail of the contact must be an e-mail address',
      logo: expect.stringContaining('Logo must be'),
    },
  })
  expect(await savePortal(staff, { base, values: { 'contact.name': 'Desk' } })).toMatchObject({
    kind: 'invalid',
    others: [expect.stringContaining('needs an email or a url')],
  })
  expect(await exportPortal()).toBeNull()
})
