import { expect, test } from 'vitest'
import { holdsMachine, isAlive, type Session, stateAt, timelineOf } from './session'

const minute = 60_000
const session = (changes: Partial<Session> = {}, plan: Partial<Session['plan']> = {}): Session => ({
  id: 'gateway-prod.0123456789abcdef',
  accountId: 'account',
  launchpadSlug: 'aster-cad',
  terminalConfigId: 'a.b',
  userUuid: 'user',
  providerId: 'provider',
  firstName: 'Jane',
  lastName: 'Doe',
  email: 'jane@example.com',
  metadata: {},
  startedAtMs: 0,
  plan: {
    machine: 'booting',
    bootMs: 2 * minute,
    connectMs: 4000,
    disconnectMs: 10 * minute,
    maximumMs: 60 * minute,
    fails: false,
    ...plan,
  },
  disconnectedAtMs: null,
  closeRequested: null,
  ...changes,
})
const openAtMs = 2 * minute + 4000

/** The states a session goes through, each with its first millisecond. */
function statesOf(one: Session): [string, number][] {
  const { reservedAtMs, openAtMs: open, end, closedAtMs } = timelineOf(one)
  const moments = [0, reservedAtMs, open, end.atMs, closedAtMs].sort((a, b) => a - b)
  const states = moments.map((atMs): [string, number] => [stateAt(one, atMs), atMs])
  return states.filter(([state], index) => state !== states[index - 1]?.[0])
}

test('Sessions and machines: a session boots, is reserved, opens, and closes at its maximum duration', () => {
  expect(statesOf(session())).toEqual([
    ['init', 0],
    ['reserved', 2 * minute],
    ['open', openAtMs],
    ['closing', openAtMs + 60 * minute],
    ['closed', openAtMs + 60 * minute + 2000],
  ])
})

test('Sessions and machines: a disconnected session waits for its person, and no longer than it should', () => {
  const disconnected = session({ disconnectedAtMs: openAtMs + minute })
  expect(stateAt(disconnected, openAtMs + 11 * minute - 1)).toBe('open')
  expect(stateAt(disconnected, openAtMs + 11 * minute)).toBe('closing')
  expect(timelineOf(disconnected).end.reason).toBe('disconnected too long')
})

test('Sessions and machines: who leaves during the boot finds the session open, for as long as after any disconnect', () => {
  const left = session({ disconnectedAtMs: 1000 })
  expect(stateAt(left, openAtMs + 10 * minute - 1)).toBe('open')
  expect(isAlive(left, openAtMs + 10 * minute)).toBe(false)
})

test('Sessions and machines: a session that is quit closes within seconds, whatever it was about to do', () => {
  const quit = session({ closeRequested: { atMs: 1000, reason: 'quit' } })
  expect(statesOf(quit).slice(0, 3)).toEqual([
    ['init', 0],
    ['closing', 1000],
    ['closed', 3000],
  ])
})

test('Sessions and machines: a session that fails does so instead of being reserved, and gives its machine back at once', () => {
  const failing = session({}, { fails: true })
  expect(statesOf(failing)).toEqual([
    ['init', 0],
    ['failed', 2 * minute],
  ])
  expect(holdsMachine(failing, 2 * minute)).toBe(false)
})

test('Sessions and machines: a session that is closing is over for its person, but keeps its machine', () => {
  const quit = session({ closeRequested: { atMs: openAtMs, reason: 'quit' } })
  expect([isAlive(quit, openAtMs), holdsMachine(quit, openAtMs)]).toEqual([false, true])
})
