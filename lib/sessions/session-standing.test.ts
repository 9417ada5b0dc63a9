import { expect, test } from 'vitest'
import { lookInWords } from './look-in-words'
import { sessionStanding } from './session-standing'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 8, minute))
const session = { openSince: at(0), lastSeenAt: at(42), endedAt: null, precisionSeconds: 30 }

test('a session that runs has minutes so far, up to when it was last seen', () => {
  expect(sessionStanding(session)).toEqual({
    kind: 'open',
    openSince: at(0),
    minutes: '42 minutes so far, ±30 s',
  })
})

test('a session that is over has all its minutes, and says by how much they may be wrong', () => {
  const over = { ...session, endedAt: at(45), precisionSeconds: 150 }
  expect(sessionStanding(over)).toMatchObject({ kind: 'over', minutes: '45 minutes, ±2.5 minutes' })
  const short = { ...session, endedAt: at(1), precisionSeconds: 0 }
  expect(sessionStanding(short)).toMatchObject({ minutes: '1 minute, ±0 s' })
})

test('a session that was never seen open has no minutes', () => {
  expect(sessionStanding({ ...session, openSince: null })).toEqual({ kind: 'starting' })
  expect(sessionStanding({ ...session, openSince: null, endedAt: at(45) })).toEqual({ kind: 'never-opened' })
})

test.each([
  {
    look: { lookedAt: null, nextLookAt: at(1), failures: 0 },
    words: 'The next look is on 08:01.',
  },
  {
    look: { lookedAt: at(0), nextLookAt: at(5), failures: 3 },
    words:
      'Frame last answered a look on 08:00. The last 3 looks found out nothing. The next look is on 08:05.',
  },
  {
    look: { lookedAt: null, nextLookAt: null, failures: 1 },
    words: 'The last look found out nothing. Nobody looks any more.',
  },
  {
    look: { lookedAt: null, nextLookAt: new Date(at(0).getTime() - 1), failures: 0 },
    words: 'A look is due since 07:59.',
  },
])('looks are told with what failed and what comes next: $words', ({ look, words }) => {
  const moment = (when: Date) => when.toISOString().slice(11, 16)
  expect(lookInWords(look, { now: at(0), moment })).toBe(words)
})
