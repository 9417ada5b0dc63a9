import { expect, test } from 'vitest'
import { plainName } from './staff-name'

test.each([
  ['Ada\u200B\u202ELove\u2066lace', 'AdaLovelace'],
  [' Ben\u0000 \n Bo ', 'Ben Bo'],
  ['Zoë \u{1F600}', 'Zoë \u{1F600}'],
  ['Lone \uD800 half', 'Lone half'],
])('A18: a name has no characters that are not seen: %j', (written, name) => {
  expect(plainName(written)).toEqual({ kind: 'ok', name })
})

test.each(['Settings File', ' command\u00A0line', 'web\u200Bhooks', 'ＷＥＢＨＯＯＫＳ'])(
  'nobody is called as the audit log calls what no person did: %j',
  (written) => {
    expect(plainName(written)).toEqual({ kind: 'invalid', problem: 'reserved' })
  },
)

test('a name of nothing that is seen is none', () => {
  expect(plainName('\u200B\u2060')).toEqual({ kind: 'invalid', problem: 'missing' })
})
