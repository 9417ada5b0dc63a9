import { paths } from '@/lib/paths'
import { askForLink } from '../actions'
import { DoorForm } from '../door-form'
import { DoorPage } from '../door-page'

export default function ForgotPage() {
  return (
    <DoorPage title="Choose a new password">
      <p>Enter your address, and we mail you a link.</p>
      <DoorForm
        action={askForLink}
        fields={[{ id: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' }]}
        hidden={{}}
        submit={{ label: 'Send the link', progress: 'Sending …' }}
      />
      <p className="text-sm">
        <a href={paths.staffSignIn} className="underline underline-offset-3">
          Back to the sign-in
        </a>
      </p>
    </DoorPage>
  )
}
