import { canMail } from '@/lib/mail/can-mail'
import { paths } from '@/lib/paths'
import type { Messages } from '@/messages'

/** What the form needs that asks the owner of an invite for a new one. */
export type InviteOffer = {
  code: string
  /** The page that always shows the form. */
  page: string
  texts: ReturnType<typeof askTexts>
}

/** Nothing to offer where the portal cannot send mail. */
export function inviteOffer(code: string, owner: string, messages: Messages): InviteOffer | undefined {
  return canMail() ? { code, page: paths.askForInvite(code), texts: askTexts(owner, messages) } : undefined
}

function askTexts(owner: string, { invite, signup, trialForms }: Messages) {
  const { title, explanation, name, message, send, sending, asked } = invite.ask
  return {
    ...{ title, name, message, send, sending, asked },
    explanation: explanation(owner),
    email: signup.email,
    optional: signup.optional,
    errorPrefix: signup.errorPrefix,
    unreachable: trialForms.unreachable,
    unreachableNext: trialForms.unreachableNext,
  }
}
