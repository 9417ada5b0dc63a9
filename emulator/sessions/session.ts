/** One session of one person: what was decided and what happened, from which every state follows by the clock. */
export type Session = {
  id: string
  accountId: string
  launchpadSlug: string
  terminalConfigId: string
  userUuid: string
  providerId: string
  firstName: string
  lastName: string
  email: string
  /** Of the token it was started or last resumed with. */
  metadata: Record<string, unknown>
  startedAtMs: number
  /** The settings of the moment it started: what is changed later is about later sessions. */
  plan: SessionPlan
  disconnectedAtMs: number | null
  closeRequested: { atMs: number; reason: string } | null
}

export type SessionPlan = {
  machine: 'ready' | 'booting'
  bootMs: number
  connectMs: number
  disconnectMs: number
  maximumMs: number
  fails: boolean
}

export type SessionState = 'init' | 'reserved' | 'open' | 'closing' | 'closed' | 'failed'

const closingMs = 2000

/** When a session reaches what, as things stand. A session that fails does so where it would have got its machine. */
export function timelineOf({ startedAtMs, plan, disconnectedAtMs, closeRequested }: Session) {
  const reservedAtMs = startedAtMs + plan.bootMs
  const openAtMs = reservedAtMs + plan.connectMs
  const ends = [{ atMs: openAtMs + plan.maximumMs, reason: 'maximum duration' }]
  if (disconnectedAtMs !== null)
    ends.push({
      atMs: Math.max(disconnectedAtMs, openAtMs) + plan.disconnectMs,
      reason: 'disconnected too long',
    })
  if (closeRequested) ends.push(closeRequested)
  if (plan.fails) ends.push({ atMs: reservedAtMs, reason: 'failed' })
  const end = ends.reduce((first, candidate) => (candidate.atMs < first.atMs ? candidate : first))
  const closedAtMs = end.reason === 'failed' ? end.atMs : end.atMs + closingMs
  return { reservedAtMs, openAtMs, end, closedAtMs }
}

export function stateAt(session: Session, nowMs: number): SessionState {
  const { reservedAtMs, openAtMs, end, closedAtMs } = timelineOf(session)
  if (nowMs >= closedAtMs) return end.reason === 'failed' ? 'failed' : 'closed'
  if (nowMs >= end.atMs) return 'closing'
  if (nowMs < reservedAtMs) return 'init'
  return nowMs < openAtMs ? 'reserved' : 'open'
}

export function isAlive(session: Session, nowMs: number): boolean {
  return ['init', 'reserved', 'open'].includes(stateAt(session, nowMs))
}

/** Until it is closed for good, a session keeps its machine. */
export function holdsMachine(session: Session, nowMs: number): boolean {
  return !['closed', 'failed'].includes(stateAt(session, nowMs))
}
