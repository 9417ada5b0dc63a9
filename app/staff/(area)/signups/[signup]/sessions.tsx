import type { ReactNode } from 'react'
import { lookInWords } from '@/lib/sessions/look-in-words'
import { sessionStanding } from '@/lib/sessions/session-standing'
import type { FoundSignup } from '@/lib/signups/staff/find-signup'
import { Facts } from '../../_shared/facts'
import { inZone } from '../../_shared/in-zone'
import { Moment } from '../../_shared/moment'

type SeenSession = FoundSignup['sessions'][number]
type SessionsProps = {
  signup: Pick<FoundSignup, 'state' | 'grantedAt' | 'launchedAt' | 'sessions' | 'look'>
  now: Date
}

/** The sessions at Frame that were seen of a signup, and when the portal looks after them. */
export function Sessions({ signup, now }: SessionsProps) {
  const { sessions, look } = signup
  return (
    <>
      {sessions.length === 0 ? (
        <p>{noneInWords(signup)}</p>
      ) : (
        <ol className="flex flex-col gap-5">
          {sessions.map((session, index) => (
            <li key={index} className="border-t border-line pt-5 first:border-t-0 first:pt-0">
              <Facts of={factsOf(session)} className="grid gap-x-6 gap-y-3 sm:grid-cols-2" />
            </li>
          ))}
        </ol>
      )}
      {look ? <p className="text-sm text-muted">{lookInWords(look, { now, moment: inZone })}</p> : null}
    </>
  )
}

function noneInWords({ state, grantedAt, launchedAt, look }: SessionsProps['signup']): string {
  if (launchedAt) return 'The trial was launched; its sessions are not kept.'
  if (grantedAt) return look?.nextLookAt ? 'No session was seen yet.' : 'No session was seen.'
  return state === 'refused' || state === 'failed'
    ? 'No trial came of this signup, so there is no session to see.'
    : 'No session was seen yet: the trial has not begun.'
}

const sources: Record<SeenSession['source'], string> = {
  poll: 'The portal asked Frame',
  report: 'The session reported itself',
  close: 'The portal closed it',
}

function factsOf(session: SeenSession): [string, ReactNode][] {
  const { frameId, seenAt, lastSeenAt, endedAt, source } = session
  const standing = sessionStanding(session)
  return [
    ['First seen', <Moment key="seen" at={seenAt} />],
    ['Open since', 'openSince' in standing ? <Moment key="open" at={standing.openSince} /> : 'not seen open'],
    ['Last seen', <Moment key="last" at={lastSeenAt} />],
    ['Ended', endedAt ? <Moment key="end" at={endedAt} /> : `still ${standing.kind}`],
    ['Time used', 'minutes' in standing ? standing.minutes : null],
    ['How it is known', sources[source]],
    ['Id at Frame', frameId],
  ]
}
