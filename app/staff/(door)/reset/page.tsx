import { findOpenLink } from '@/lib/staff/find-open-link'
import { chooseNewPassword } from '../actions'
import { DoorForm } from '../door-form'
import { DoorPage } from '../door-page'
import { passwordRemark } from '../door-texts'
import { VoidLink } from '../void-link'

type ResetPageProps = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> }

/** Where the link for a new password leads. Looking at it does not use it up. */
export default async function ResetPage({ searchParams }: ResetPageProps) {
  const { key } = await searchParams
  const link = typeof key === 'string' ? await findOpenLink(key, 'password') : null
  if (typeof key !== 'string' || !link?.staff) return <VoidLink />
  return (
    <DoorPage title="Choose your password">
      <p className="break-words">
        For {link.staff.name}, {link.staff.email}. You are signed out everywhere else.
      </p>
      <DoorForm
        action={chooseNewPassword}
        fields={[
          {
            id: 'password',
            label: 'New password',
            remark: passwordRemark,
            type: 'password',
            autoComplete: 'new-password',
          },
        ]}
        hidden={{ key }}
        submit={{ label: 'Save and sign in', progress: 'Saving …' }}
      />
    </DoorPage>
  )
}
