import { expect, test } from 'vitest'
import { formFields } from '@/lib/staff/form-fields'
import { Decision, NewColleague } from './team-fields'

function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

const person = '4b6f9c1e-1111-4111-8111-111111111111'
const cleo = { name: 'Cleo', email: 'cleo@halden.example', role: 'sales' }
const toAdmin = { what: 'role', person, role: 'admin' }

test('a form as the team page sends it is read, whatever Next adds to it', () => {
  expect(NewColleague.parse(formFields(formOf({ $ACTION_ID_1: '', ...cleo })))).toEqual(cleo)
  expect(Decision.parse(formFields(formOf({ '$ACTION_1:0': '{}', ...toAdmin })))).toEqual(toAdmin)
})

test.each([
  ['a field too many', { ...cleo, demo: 'true' }],
  ['a hash of a password', { ...cleo, passwordHash: 'x' }],
  ['a role that is none', { ...cleo, role: 'root' }],
  ['no role', { name: 'Cleo', email: 'cleo@halden.example' }],
  ['a file for a name', { ...cleo, name: new Blob(['Cleo']) }],
])('A5, A6: an invitation with %s is refused', (_, fields) => {
  expect(NewColleague.safeParse(formFields(formOf(fields))).success).toBe(false)
})

test.each([
  ['a field too many', { ...toAdmin, email: 'eve@evil.example' }],
  ['a person who is no id', { ...toAdmin, person: 'all' }],
  ['a deactivation with a role', { what: 'deactivate', person, role: 'admin' }],
  ['a session that is no id', { what: 'end-sessions', person, session: '%' }],
  ['something else', { what: 'delete', person }],
])('A5, A6: a decision with %s is refused', (_, fields) => {
  expect(Decision.safeParse(formFields(formOf(fields))).success).toBe(false)
})

test.each([[null], [{ what: 'withdraw' }], ['text'], [undefined]])(
  'A6: %j instead of a form is refused',
  (given) => {
    expect(Decision.safeParse(formFields(given)).success).toBe(false)
  },
)
