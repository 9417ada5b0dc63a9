import { randomInt } from 'node:crypto'
import type { Clock } from '../state/clock'
import { isAlive, type Session } from './session'

export type SessionOrder = Omit<Session, 'id' | 'startedAtMs' | 'disconnectedAtMs' | 'closeRequested'>
type Owner = Pick<Session, 'userUuid' | 'terminalConfigId'>

export type Sessions = {
  add: (order: SessionOrder) => Session
  find: (id: string) => Session | null
  /** In order of their start, the latest last. */
  list: (accountId?: string) => Session[]
  /** The latest session of a person there, over or not. */
  findLatest: (owner: Owner) => Session | null
  connect: (id: string, metadata: Record<string, unknown>) => void
  disconnect: (id: string) => void
  close: (id: string, reason: string) => void
  clear: () => void
  snapshot: () => Session[]
  restore: (sessions: Session[]) => void
}

const keptSessions = 2000

export function createSessions(clock: Clock): Sessions {
  let sessions: Session[] = []
  const find = (id: string) => sessions.find((session) => session.id === id) ?? null
  const findAlive = (id: string) => {
    const session = find(id)
    return session && isAlive(session, clock.nowMs()) ? session : null
  }
  return {
    add(order) {
      const started = { startedAtMs: clock.nowMs(), disconnectedAtMs: null, closeRequested: null }
      const session: Session = { id: `gateway-prod.${randomText(16)}`, ...order, ...started }
      sessions.push(session)
      if (sessions.length > keptSessions) sessions.shift()
      return session
    },
    find,
    list: (accountId) =>
      sessions.filter((session) => accountId === undefined || session.accountId === accountId),
    findLatest: ({ userUuid, terminalConfigId }) =>
      sessions.findLast(
        (session) => session.userUuid === userUuid && session.terminalConfigId === terminalConfigId,
      ) ?? null,
    connect(id, metadata) {
      const session = findAlive(id)
      if (session) Object.assign(session, { metadata, disconnectedAtMs: null })
    },
    disconnect(id) {
      const session = findAlive(id)
      if (session) session.disconnectedAtMs ??= clock.nowMs()
    },
    close(id, reason) {
      const session = findAlive(id)
      if (session) session.closeRequested = { atMs: clock.nowMs(), reason }
    },
    clear() {
      sessions = []
    },
    snapshot: () => structuredClone(sessions),
    restore(saved) {
      sessions = structuredClone(saved)
    },
  }
}

function randomText(length: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
}
