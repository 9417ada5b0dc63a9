import { Disclosure } from '@/app/_ui/disclosure'
import type { InviteMoment } from '@/lib/invites/staff/invite-timeline'
import { paths } from '@/lib/paths'
import { Moment } from '../../_shared/moment'

type TimelineProps = { moments: InviteMoment[]; isCut: boolean; opensSignups: boolean }

const shownAtOnce = 15

/** What happened, newest first, the older of much folded in. Whose step it was leads to the signup for those who may open it. */
export function Timeline({ moments, isCut, opensSignups }: TimelineProps) {
  const older = moments.slice(shownAtOnce)
  return (
    <>
      <Moments moments={moments.slice(0, shownAtOnce)} opensSignups={opensSignups} />
      {older.length > 0 ? (
        <Disclosure summary={`Show ${older.length} older`}>
          <Moments moments={older} opensSignups={opensSignups} />
        </Disclosure>
      ) : null}
      {isCut ? <p className="text-muted">What is older still is not shown.</p> : null}
    </>
  )
}

function Moments({ moments, opensSignups }: Omit<TimelineProps, 'isCut'>) {
  return (
    <ol className="flex flex-col gap-3 border-l-2 border-line pl-4">
      {moments.map(({ at, what, signup }, index) => (
        <li key={index}>
          <Moment at={at} className="block text-sm text-muted" />
          <span className="break-words">
            {signup ? <Person signup={signup} isLink={opensSignups} /> : null} {what}
          </span>
        </li>
      ))}
    </ol>
  )
}

type PersonProps = { signup: NonNullable<InviteMoment['signup']>; isLink: boolean }

function Person({ signup: { id, name, email }, isLink }: PersonProps) {
  return (
    <>
      {isLink ? (
        <a href={paths.staffSignup(id)} className="font-medium text-accent underline underline-offset-3">
          {name}
        </a>
      ) : (
        <span className="font-medium">{name}</span>
      )}{' '}
      <span className="break-all text-muted">({email})</span>
    </>
  )
}
