import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Sessions } from './sessions'

type Signup = Parameters<typeof Sessions>[0]['signup']

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 8, minute))
const look = { lookedAt: at(42), nextLookAt: at(47), failures: 0 }
const trial: Signup = { state: 'active', grantedAt: at(0), launchedAt: null, sessions: [], look }
const session: Signup['sessions'][number] = {
  frameId: 'session-1',
  seenAt: at(2),
  openSince: at(3),
  lastSeenAt: at(42),
  endedAt: null,
  precisionSeconds: 30,
  source: 'poll',
}

/** The words of the section, one space between them. */
const textOf = (signup: Signup) =>
  renderToStaticMarkup(<Sessions signup={signup} now={at(43)} />)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

test('a session that runs shows since when, how long, how that is known, and when the portal looks next', () => {
  expect(textOf({ ...trial, sessions: [session] })).toBe(
    'First seen 24 November 2026 at 08:02 UTC Open since 24 November 2026 at 08:03 UTC ' +
      'Last seen 24 November 2026 at 08:42 UTC Ended still open Time used 39 minutes so far, ±30 s ' +
      'How it is known The portal asked Frame Id at Frame session-1 ' +
      'Frame last answered a look on 24 November 2026 at 08:42 UTC. The next look is on 24 November 2026 at 08:47 UTC.',
  )
})

test('a session that is over shows its end, and one that never opened has no time', () => {
  const over = { ...session, endedAt: at(45), source: 'close' as const }
  const never = { ...session, frameId: null, openSince: null, endedAt: at(45) }
  const text = textOf({ ...trial, sessions: [over, never], look: { ...look, nextLookAt: null } })
  expect(text).toContain('Ended 24 November 2026 at 08:45 UTC Time used 42 minutes, ±30 s')
  expect(text).toContain('The portal closed it')
  expect(text).toContain('Open since not seen open')
  expect(text.match(/Time used|Id at Frame/g)).toEqual(['Time used', 'Id at Frame'])
  expect(text).toContain('Nobody looks any more.')
})

test.each<Partial<Signup> & { words: string }>([
  { state: 'unverified', grantedAt: null, look: null, words: 'the trial has not begun' },
  { state: 'refused', grantedAt: null, look: null, words: 'No trial came of this signup' },
  { look: { ...look, failures: 2 }, words: 'No session was seen yet. Frame last' },
  { look: { ...look, failures: 2 }, words: 'The last 2 looks found out nothing.' },
  { state: 'ended', look: null, words: 'No session was seen.' },
  { state: 'ended', launchedAt: at(3), look: null, words: 'its sessions are not kept' },
])('without a session the section says why: $words', ({ words, ...signup }) => {
  expect(textOf({ ...trial, ...signup })).toContain(words)
})
