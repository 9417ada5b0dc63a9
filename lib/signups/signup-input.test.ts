import { expect, test } from 'vitest'
import { parseSignupInput, readSignupForm } from './signup-input'

const good = {
  email: ' Jane@Acme.example ',
  firstName: ' Jane ',
  lastName: '',
  company: '',
  country: '',
  consent: 'on',
  timeZone: 'Europe/Berlin',
}

function post(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...good, ...fields })) form.set(name, value)
  return parseSignupInput(readSignupForm(form))
}

test('answers are trimmed, and what was left empty is absent', () => {
  expect(post({})).toMatchObject({
    kind: 'ok',
    input: {
      email: { address: 'jane@acme.example' },
      firstName: 'Jane',
      lastName: null,
      company: null,
      country: null,
      timeZone: 'Europe/Berlin',
    },
  })
})

test('every mistake is named at once, in the order of the form', () => {
  const parsed = post({
    email: 'jane',
    firstName: ' ',
    lastName: 'x'.repeat(65),
    country: 'Germany',
    consent: '',
  })
  expect(parsed).toEqual({
    kind: 'invalid',
    problems: [
      { field: 'email', code: 'not-an-address' },
      { field: 'firstName', code: 'missing' },
      { field: 'lastName', code: 'too-long' },
      { field: 'country', code: 'unknown' },
      { field: 'consent', code: 'missing' },
    ],
  })
})

test.each([
  ['E9: a line break', 'A\r\nBcc: x@evil.test', 'not-a-name'],
  ['E9: a line separator', 'A\u2028B', 'not-a-name'],
  ['E10: a link', 'win at http://evil.test', 'link'],
  ['E10: a bare host', 'see WWW.evil.test', 'link'],
])('%s in a name is refused', (_, firstName, code) => {
  expect(post({ firstName })).toEqual({ kind: 'invalid', problems: [{ field: 'firstName', code }] })
})

test.each(['José', "O'Brien", '李', 'Иван', 'Anna-Lena', 'X Æ A-12', 'محمد', '😀'])(
  '%s is a name',
  (firstName) => {
    expect(post({ firstName })).toMatchObject({ kind: 'ok', input: { firstName } })
  },
)

test('a time zone that is none is left out, never refused', () => {
  expect(post({ timeZone: '../../etc/passwd' })).toMatchObject({ kind: 'ok', input: { timeZone: null } })
})

test('a file in place of a text counts as empty', () => {
  const form = new FormData()
  form.set('email', new File(['x'], 'x.txt'))
  expect(readSignupForm(form).email).toBe('')
})
