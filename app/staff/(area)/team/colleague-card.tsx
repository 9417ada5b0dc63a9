import { Card } from '@/app/_ui/card'
import { findOidc } from '@/lib/staff/find-oidc'
import type { StaffPerson } from '@/lib/staff/staff-person'
import type { Colleague } from '@/lib/staff/team/list-team'
import { paths } from '@/lib/paths'
import { roleNames } from '../_people/role-names'
import { wayOf } from '../_people/session-list'
import { Facts } from '../_shared/facts'
import { inZone } from '../_shared/in-zone'
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
      <Facts
        className="grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2"
        of={[
          ['Last sign-in', lastSignIn(colleague)],
          ['Signs in by', waysOf(colleague)],
        ]}
      />
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

function lastSignIn({ signedInAt, state, linkUntil }: Colleague): string {
  if (signedInAt) return inZone(signedInAt)
  if (state !== 'invited') return 'Never'
  return linkUntil
    ? `Not yet; the link works until ${inZone(linkUntil)}`
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
