import { ContactLine } from '@/app/_ui/contact-line'
import type { Messages } from '@/messages'

export function OwnerContact({ owner, messages }: { owner: string; messages: Messages }) {
  return <ContactLine question={messages.invite.questions} contact={{ email: owner }} />
}
