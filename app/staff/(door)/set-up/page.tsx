import { findOpenLink } from '@/lib/staff/find-open-link'
import { becomeFirstAdmin } from '../actions'
import { DoorForm } from '../door-form'
import { DoorPage } from '../door-page'
import { passwordRemark } from '../door-texts'
import { VoidLink } from '../void-link'

type SetUpPageProps = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> }

/** Where the link leads that a start prints as long as there is no administrator. Looking at it does not use it up. */
export default async function SetUpPage({ searchParams }: SetUpPageProps) {
  const { key } = await searchParams
  const link = typeof key === 'string' ? await findOpenLink(key, 'first-admin') : null
  if (typeof key !== 'string' || !link) return <VoidLink />
  return (
    <DoorPage title="Set up this portal">
      <p>You become its first administrator, and can add others then.</p>
      <DoorForm
        action={becomeFirstAdmin}
        fields={[
          { id: 'name', label: 'Your name', type: 'text', autoComplete: 'name' },
          { id: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
          {
            id: 'password',
            label: 'Password',
            remark: passwordRemark,
            type: 'password',
            autoComplete: 'new-password',
          },
        ]}
        hidden={{ key }}
        submit={{ label: 'Become administrator', progress: 'Setting up …' }}
      />
    </DoorPage>
  )
}
