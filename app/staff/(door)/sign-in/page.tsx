import { redirect } from 'next/navigation'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { paths } from '@/lib/paths'
import { findOidc } from '@/lib/staff/find-oidc'
import { readClient } from '@/lib/staff/read-client'
import { findStaff } from '@/lib/staff/require-staff'
import { canSignInToDemo } from '@/lib/staff/sign-in-to-demo'
import { staffTarget } from '@/lib/staff/staff-target'
import { signIn } from '../actions'
import { DoorForm } from '../door-form'
import { DoorPage } from '../door-page'
import { DemoButtons } from './demo-buttons'
import { noticeOf } from './sign-in-notice'

type SignInPageProps = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [query, staff, client] = await Promise.all([searchParams, findStaff(), readClient()])
  const isDemo = await canSignInToDemo(client)
  const next = staffTarget(typeof query.next === 'string' ? query.next : null)
  if (staff) redirect(next)
  const notice = noticeOf(query.notice)
  const oidc = findOidc()
  return (
    <DoorPage title="Sign in">
      {notice ? <Notice tone={notice.tone}>{notice.text}</Notice> : null}
      {isDemo ? <DemoButtons next={next} /> : null}
      {oidc ? (
        <form method="post" action={paths.staffSignInByOidc} className="border-b border-line pb-6">
          <input type="hidden" name="next" value={next} />
          <Button type="submit" className="w-full">
            Continue with {oidc.host}
          </Button>
        </form>
      ) : null}
      <DoorForm
        action={signIn}
        fields={[
          { id: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
          { id: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
        ]}
        hidden={{ next }}
        submit={{ label: 'Sign in', progress: 'Signing in …' }}
        tone={isDemo || oidc ? 'quiet' : 'primary'}
      >
        <p className="text-sm">
          <a href={paths.staffForgot} className="underline underline-offset-3">
            Forgot your password?
          </a>
        </p>
      </DoorForm>
    </DoorPage>
  )
}
