import { expect, test } from 'vitest'
import { passwordProblem } from './password-problem'

test.each([
  ['correct horse battery', null],
  ['Пароль из слов', null],
  ['x'.repeat(11), 'too-short'],
  ['🙂'.repeat(11), 'too-short'],
  ['a long enough secret'.repeat(13), 'too-long'],
  ['aaaaaaaaaaaa', 'too-common'],
  ['123456789012', 'too-common'],
  ['zyxwvutsrqponm', 'too-common'],
  ['Password12345', 'too-common'],
  ['1Qwertyuiop!23', 'too-common'],
  ['jane.doe.2026', 'like-address'],
  ['jane.doe@acme.example', 'like-address'],
])('%j: %s', (password, problem) => {
  expect(passwordProblem(password, 'jane.doe@acme.example')).toBe(problem)
})
