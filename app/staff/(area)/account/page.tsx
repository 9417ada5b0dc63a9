import { Button } from '@/app/_ui/button'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import { answerTo } from '@/app/staff/answer-to'
import { readAccount, type Account } from '@/lib/staff/account/read-account'
import { findOidc } from '@/lib/staff/find-oidc'
import { requireStaff } from '@/lib/staff/require-staff'
import { DoorForm } from '../../(door)/door-form'
import { passwordRemark } from '../../(door)/door-texts'
import { roleNames } from '../_people/role-names'
import { SessionList } from '../_people/session-list'
import { Said } from '../_shared/said'
import { Section } from '../_shared/section'
import { StaffPage } from '../staff-page'
import { changeOwnName, changeOwnPassword, endOwnSession } from './actions'

type AccountPageProps = { searchParams: Promise<{ said?: string | string[] }> }

const answers: Record<string, string> = {
  renamed: 'Your name is saved.',
  password: 'Your password is changed, and you are signed out everywhere else.',
  'signed-out': 'Signed out there. The next click leads to the sign-in.',
  'no-session': 'There was no other session left to end.',
  'demo-person': 'Nothing was changed: the people of the demo keep their names.',
  'no-password': 'Nothing was changed: you have no password here.',
  invalid: 'Nothing was changed: the form could not be read. Try again.',
}

export default async function AccountPage({ searchParams }: AccountPageProps) {
  const staff = await requireStaff('area.enter')
  const [account, { said }] = await Promise.all([readAccount(staff), searchParams])
  const answer = answerTo(answers, said)
  return (
    <StaffPage title="Your account">
      <Said text={answer} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Section title="You">
          <p className="break-words text-muted">
            {staff.email}, {roleNames[staff.role]}. An administrator can change your role.
          </p>
          {account.isDemo ? (
            <p>You are one of the three people of this demo, and keep your name.</p>
          ) : (
            <DoorForm
              action={changeOwnName}
              fields={[{ id: 'name', label: 'Your name', type: 'text', autoComplete: 'name' }]}
              hidden={{}}
              initial={{ name: staff.name }}
              submit={{ label: 'Save name', progress: 'Saving …' }}
              tone="quiet"
            />
          )}
        </Section>
        <Section title="Password">
          <Password account={account} />
        </Section>
      </div>
      <Section title="Where you are signed in">
        <SessionList
          sessions={account.sessions}
          current={staff.session}
          end={({ id, device }) => (
            <EndSession session={id} label="Sign out" about={` ${device || 'of this device'}`} />
          )}
        />
        {account.sessions.length > 1 ? (
          <EndSession session="others" label="Sign out everywhere else" />
        ) : null}
      </Section>
    </StaffPage>
  )
}

function Password({ account }: { account: Account }) {
  if (account.isDemo) return <p>In a demo nobody needs one.</p>
  if (!account.hasPassword) {
    const oidc = findOidc()
    return (
      <p>
        You have none here{oidc ? `: you sign in with ${oidc.host}, and change your password there` : ''}.
      </p>
    )
  }
  return (
    <>
      <p className="text-muted">You are signed out everywhere else then.</p>
      <DoorForm
        action={changeOwnPassword}
        fields={[
          { id: 'current', label: 'Present password', type: 'password', autoComplete: 'current-password' },
          {
            id: 'wanted',
            label: 'New password',
            remark: passwordRemark,
            type: 'password',
            autoComplete: 'new-password',
          },
        ]}
        hidden={{}}
        submit={{ label: 'Change password', progress: 'Changing …' }}
        tone="quiet"
      />
    </>
  )
}

function EndSession({ session, label, about = '' }: { session: string; label: string; about?: string }) {
  return (
    <form action={endOwnSession}>
      <input type="hidden" name="session" value={session} />
      <Button type="submit" tone="quiet">
        {label}
        <VisuallyHidden>{about}</VisuallyHidden>
      </Button>
    </form>
  )
}
