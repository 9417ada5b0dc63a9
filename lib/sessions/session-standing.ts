type SeenSession = {
  openSince: Date | null
  lastSeenAt: Date
  endedAt: Date | null
  precisionSeconds: number
}

/** How far a session got; `minutes` is how long it was open and how precise that is, in words. */
export type SessionStanding =
  | { kind: 'starting' }
  | { kind: 'never-opened' }
  | { kind: 'open' | 'over'; openSince: Date; minutes: string }

export function sessionStanding(session: SeenSession): SessionStanding {
  const { openSince, lastSeenAt, endedAt, precisionSeconds } = session
  if (openSince === null) return { kind: endedAt ? 'never-opened' : 'starting' }
  const count = Math.round(((endedAt ?? lastSeenAt).getTime() - openSince.getTime()) / 60_000)
  const length = `${count} ${count === 1 ? 'minute' : 'minutes'}${endedAt ? '' : ' so far'}`
  return {
    kind: endedAt ? 'over' : 'open',
    openSince,
    minutes: `${length}, ${precisionInWords(precisionSeconds)}`,
  }
}

function precisionInWords(seconds: number): string {
  return seconds < 120 ? `±${seconds} s` : `±${Math.round(seconds / 6) / 10} minutes`
}
