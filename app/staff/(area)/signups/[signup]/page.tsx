import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { Card } from '@/app/_ui/card'
import { Notice } from '@/app/_ui/notice'
import { answerTo } from '@/app/staff/answer-to'
import { env } from '@/lib/env'
import { paths } from '@/lib/paths'
import { findSignup, type FoundSignup } from '@/lib/signups/staff/find-signup'
import { may } from '@/lib/staff/permissions'
import { requireStaff } from '@/lib/staff/require-staff'
import { messagesFor } from '@/messages'
import { formatMoment } from '@/messages/format-moment'
import { StaffPage } from '../../staff-page'
import { SignupStateMark } from '../signup-state'
import { Decisions } from './decisions'
import { Privacy } from './privacy'

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
      {answer ? (
        <div role="status">
          <Notice>{answer}</Notice>
        </div>
      ) : null}
      <div className="grid items-start gap-6 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-6">
          <Section title="Why it went this way">
            <Outcome signup={signup} />
            <Rules rules={signup.rules} />
          </Section>
          <Section title="What happened">
            <Timeline entries={signup.timeline} />
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
            <Facts signup={signup} />
          </Section>
        </div>
      </div>
    </StaffPage>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Card className="flex flex-col gap-4 p-5 sm:p-6">
        <h2 className="text-lg font-semibold">{title}</h2>
        {children}
      </Card>
    </section>
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

function Rules({ rules }: { rules: FoundSignup['rules'] }) {
  if (rules.length === 0) return null
  return (
    <div
      className="overflow-x-auto"
      tabIndex={0}
      role="region"
      aria-label="Rules in the order they were judged"
    >
      <table className="w-full text-left text-sm">
        <thead className="text-muted">
          <tr>
            {['Rule', 'Found', 'Limit', 'Outcome'].map((head) => (
              <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, input, threshold, outcome }, index) => (
            <tr key={index} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 pr-4 font-medium">
                {rule}
              </th>
              <td className="py-1.5 pr-4 break-words">{input === null ? '' : String(input)}</td>
              <td className="py-1.5 pr-4 break-words">{threshold === null ? '' : String(threshold)}</td>
              <td className="py-1.5">{outcome}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Timeline({ entries }: { entries: FoundSignup['timeline'] }) {
  return (
    <ol className="flex flex-col gap-3 border-l-2 border-line pl-4">
      {entries.map(({ at, what }, index) => (
        <li key={index}>
          <time dateTime={at.toISOString()} className="block text-sm text-muted">
            {inZone(at)}
          </time>
          <span className="break-words">{what}</span>
        </li>
      ))}
    </ol>
  )
}

function Facts({ signup }: { signup: FoundSignup }) {
  const { invite, feedback, moreTime } = signup
  const facts: [string, string | null][] = [
    ['Company', signup.company],
    ['Country', signup.country],
    ['Language', signup.language],
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
    ['Came with', touchOf(signup.lastTouch)],
    ['First came with', touchOf(signup.firstTouch)],
    ['Global Privacy Control', signup.gpc ? 'on' : null],
    ['Forgotten', signup.anonymisedAt && inZone(signup.anonymisedAt)],
    ['Feedback', feedback && [feedback.rating, feedback.comment].filter(Boolean).join(': ')],
    ['Wish for more time', moreTime && (moreTime.wish ?? 'without a word')],
    ['Handle at Frame', signup.anonymisedAt ? null : signup.handle],
    ['Id', signup.id],
  ]
  return (
    <dl className="flex flex-col gap-3">
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function touchOf(touch: FoundSignup['lastTouch']): string | null {
  if (typeof touch !== 'object' || touch === null || Array.isArray(touch)) return null
  return Object.entries(touch)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}

function inZone(moment: Date): string {
  return formatMoment(moment, 'en', env().timeZone)
}
