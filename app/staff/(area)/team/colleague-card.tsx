import { Card } from '@/app/_ui/card'
import { env } from '@/lib/env'
import { findOidc } from '@/lib/staff/find-oidc'
import type { StaffPerson } from '@/lib/staff/staff-person'
import type { Colleague } from '@/lib/staff/team/list-team'
import { formatMoment } from '@/messages/format-moment'
import { paths } from '@/lib/paths'
import { roleNames } from '../role-names'
import { wayOf } from '../session-list'
import { ColleagueControls } from './colleague-controls'

const stateNames: Record<Colleague['state'], string> = {
  active: 'Active',
  invited: 'Invited',
  deactivated: 'Deactivated',
}

/** One person of staff, with what the viewer can do about them. */
export function ColleagueCard({ colleague, viewer }: { colleague: Colleague; viewer: StaffPerson }) {
  const { id, name, email, role, state, demo } = colleague
  const isViewer = id === viewer.id
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h3 className="font-semibold break-words">
            {name}
            {isViewer ? <span className="font-normal text-muted"> (you)</span> : null}
          </h3>
          <p className="break-all text-muted">{email}</p>
        </div>
        <p className="flex flex-wrap gap-2 text-sm">
          <Mark>{roleNames[role]}</Mark>
          <Mark>{stateNames[state]}</Mark>
          {demo ? <Mark>Demo</Mark> : null}
        </p>
      </div>
      <dl className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
        <Fact name="Last sign-in">{lastSignIn(colleague)}</Fact>
        <Fact name="Signs in by">{waysOf(colleague)}</Fact>
      </dl>
      {isViewer ? (
        <p className="text-sm">
          <a href={paths.staffAccount()} className="text-accent underline underline-offset-3">
            Your name, password and sessions
          </a>
        </p>
      ) : (
        <ColleagueControls colleague={colleague} viewer={viewer} />
      )}
    </Card>
  )
}

function Mark({ children }: { children: string }) {
  return <span className="rounded-md border border-line bg-page px-2 py-0.5 font-medium">{children}</span>
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}

function lastSignIn({ signedInAt, state, linkUntil }: Colleague): string {
  const { timeZone } = env()
  if (signedInAt) return formatMoment(signedInAt, 'en', timeZone)
  if (state !== 'invited') return 'Never'
  return linkUntil
    ? `Not yet; the link works until ${formatMoment(linkUntil, 'en', timeZone)}`
    : 'Not yet, and the link is over: send the invitation again'
}

function waysOf({ hasPassword, signedInBy, demo }: Colleague): string {
  const oidc = findOidc()
  const ways = [
    ...(hasPassword ? ['password'] : []),
    ...(signedInBy === 'oidc' ? [wayOf('oidc')] : []),
    ...(demo ? [wayOf('demo')] : []),
  ]
  if (ways.length > 0) return ways.join(' and ')
  return oidc
    ? `nothing yet: a password of their own, or ${oidc.host}`
    : 'nothing yet: a password of their own'
}
