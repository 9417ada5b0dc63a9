import { notFound } from 'next/navigation'
import { z } from 'zod'
import { answerTo } from '@/app/staff/answer-to'
import { paths } from '@/lib/paths'
import { valueLabel } from '@/lib/reports/labels'
import { findSignup, type FoundSignup } from '@/lib/signups/staff/find-signup'
import { may } from '@/lib/staff/permissions'
import { requireStaff } from '@/lib/staff/require-staff'
import { messagesFor } from '@/messages'
import { Facts } from '../../_shared/facts'
import { inZone } from '../../_shared/in-zone'
import { Said } from '../../_shared/said'
import { Section } from '../../_shared/section'
import { StaffPage } from '../../staff-page'
import { SignupStateMark } from '../signup-state'
import { Decisions } from './decisions'
import { Privacy } from './privacy'
import { Rules } from './rules'
import { Sessions } from './sessions'
import { Timeline } from './timeline'
import { touchInWords } from './touch-in-words'

type SignupPageProps = {
  params: Promise<{ signup: string }>
  searchParams: Promise<{ said?: string | string[] }>
}

const answers: Record<string, string> = {
  allow: 'A place is held, and the link to it is on its way by mail.',
  'mail-again': 'The mail is on its way.',
  'more-time': 'The trial runs for longer.',
  end: 'The trial has ended.',
  wait: 'A mail went out less than a minute ago. Wait a moment, then send it again.',
  enough: 'The code was sent five times already; more would not help. The person can begin anew.',
  'too-late': 'Nothing was changed: meanwhile the signup has moved on. This is how it stands now.',
  erased: 'The person is erased. At Frame a named user stays: remove it in Frame’s console.',
  'erased-but-open':
    'The person is erased. Frame has not confirmed the end of a session yet; the portal goes on closing it.',
  'not-sure': 'Nothing was erased: tick that you are sure.',
  nobody: 'Nothing was erased: nothing is held about this person any more.',
  invalid: 'Nothing was changed: choose between a quarter of a day and 90 days.',
}

export default async function SignupPage({ params, searchParams }: SignupPageProps) {
  const staff = await requireStaff('signups.read')
  const [{ signup: named }, { said }] = await Promise.all([params, searchParams])
  const signup = z.uuid().safeParse(named).success ? await findSignup(staff, named) : null
  if (!signup) notFound()
  const name = [signup.firstName, signup.lastName].filter(Boolean).join(' ') || 'Forgotten person'
  const answer = answerTo(answers, said)
  return (
    <StaffPage title={name}>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SignupStateMark state={signup.state} />
        <span className="break-all">{signup.email}</span>
        <span className="text-muted">{signup.product.name}</span>
        <a
          className="text-accent underline underline-offset-3 hover:text-accent-strong"
          href={paths.staffSignups}
        >
          All signups
        </a>
      </p>
      <Said text={answer} />
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <Section title="Why it went this way">
            <Outcome signup={signup} />
            <Rules rules={signup.rules} />
          </Section>
          <Section title="What happened">
            <Timeline entries={signup.timeline} />
          </Section>
          <Section title="Sessions">
            <Sessions signup={signup} now={new Date()} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {may(staff.role, 'signups.decide') ? (
            <Section title="Decide">
              <Decisions signup={signup} now={new Date()} />
            </Section>
          ) : null}
          {may(staff.role, 'signups.erase') ? (
            <Section title="Privacy">
              <Privacy signup={signup} />
            </Section>
          ) : null}
          <Section title="About the signup">
            <Facts of={factsOf(signup)} />
          </Section>
        </div>
      </div>
    </StaffPage>
  )
}

function Outcome({ signup }: { signup: FoundSignup }) {
  const { reason, publicReason, freesAt, state, verifyBecause } = signup
  if (state === 'unverified') {
    return (
      <p>
        It waits for a proof of the address, because of <code className="font-semibold">{verifyBecause}</code>
        .
      </p>
    )
  }
  if (!reason) return <p>No rule stood in the way.</p>
  const told = publicReason ? messagesFor('en').reasons[publicReason].title : null
  return (
    <div className="flex flex-col gap-1">
      <p>
        <code className="font-semibold">{reason}</code>
        {told ? `. The person read: “${told}”` : null}
      </p>
      {freesAt ? <p className="text-muted">Frees on {inZone(freesAt)}.</p> : null}
    </div>
  )
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

function factsOf(signup: FoundSignup): [string, string | null][] {
  const { invite, feedback, moreTime } = signup
  const [first, last] = [touchInWords(signup.firstTouch), touchInWords(signup.lastTouch)]
  return [
    ['Company', signup.company],
    ['Country', signup.country && valueLabel('country', signup.country)],
    ['Language', languages.of(signup.language) ?? signup.language],
    ['Signed up', inZone(signup.createdAt)],
    ['Address proved', signup.verifiedAt && inZone(signup.verifiedAt)],
    ['Proof wanted because of', signup.verifyBecause],
    ['Trial began', signup.grantedAt && inZone(signup.grantedAt)],
    ['First launched', signup.launchedAt && inZone(signup.launchedAt)],
    ['Minutes used', signup.usedMinutes === null ? null : String(signup.usedMinutes)],
    ['Trial ends', signup.trialEndsAt && inZone(signup.trialEndsAt)],
    ['Place held until', signup.offeredUntil && inZone(signup.offeredUntil)],
    ['In line since', signup.waitingSince && inZone(signup.waitingSince)],
    ['Invite', invite && [invite.label, invite.owner].filter(Boolean).join(', by ')],
    ['Came with', last],
    ['First came with', first === last ? null : first],
    ['Global Privacy Control', signup.gpc ? 'on' : null],
    ['Forgotten', signup.anonymisedAt && inZone(signup.anonymisedAt)],
    ['Feedback', feedback && [feedback.rating, feedback.comment].filter(Boolean).join(': ')],
    ['Wish for more time', moreTime && (moreTime.wish ?? 'without a word')],
    ['Handle at Frame', signup.anonymisedAt ? null : signup.handle],
    ['Id', signup.id],
  ]
}
