import type { ReactNode } from 'react'
import { findOidc } from '@/lib/staff/find-oidc'
import type { OpenSession } from '@/lib/staff/open-sessions'
import { inZone } from '../_shared/in-zone'

type SessionListProps = {
  sessions: OpenSession[]
  /** The session of whoever looks. */
  current: string
  /** The button that ends one. */
  end: (session: OpenSession) => ReactNode
}

/** Where somebody is signed in: device, way, and when. */
export function SessionList({ sessions, current, end }: SessionListProps) {
  return (
    <ul className="flex flex-col">
      {sessions.map((session) => (
        <li
          key={session.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line py-3 first:border-t-0"
        >
          <div className="min-w-0">
            <p className="font-medium">
              {session.device || 'A device that did not say what it is'}
              {session.id === current ? <span className="text-muted"> (this one)</span> : null}
            </p>
            <p className="text-sm text-muted">
              Signed in by {wayOf(session.way)} on {inZone(session.startedAt)}, last seen{' '}
              {inZone(session.seenAt)}
            </p>
          </div>
          {session.id === current ? null : end(session)}
        </li>
      ))}
    </ul>
  )
}

export function wayOf(way: OpenSession['way']): string {
  switch (way) {
    case 'password':
      return 'password'
    case 'oidc':
      return findOidc()?.host ?? 'the OIDC provider'
    case 'link':
      return 'a link'
    case 'demo':
      return 'a button of the demo'
  }
}
