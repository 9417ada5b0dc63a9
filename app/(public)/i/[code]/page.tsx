import { redirect } from 'next/navigation'
import { findInvitePage } from '@/lib/invites/find-invite-page'
import { plainCode } from '@/lib/invites/invite-code'
import { paths } from '@/lib/paths'
import { pageStatusOf } from '@/lib/signups/reasons'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { noteVisit } from '@/lib/web/note-visit'
import { setResponseStatus } from '@/lib/web/response-status'
import { messagesFor } from '@/messages'
import { openingState } from '../../signup/opening-state'
import { SignupPage } from '../../signup/signup-page'
import { signupView } from '../../signup/signup-view'
import { inviteOffer } from '../invite-offer'
import { OwnerContact } from '../owner-contact'
import { UnknownInvite } from '../unknown-invite'
import { closedView } from './closed-view'

/** The form of an invite's product, or why the invite lets nobody in now. Looking uses nothing up. */
export default async function InvitePage({ params }: { params: Promise<{ code: string }> }) {
  const [{ code: written }, language, portal] = await Promise.all([
    params,
    preferredLanguage(),
    currentPortal(),
  ])
  const wording = { messages: messagesFor(language), language, portal: portal.name }
  const code = plainCode(decodeURIComponent(written))
  const invite = code === null ? null : await findInvitePage(code)
  if (code === null || !invite) return <UnknownInvite {...wording} />
  // A form is posted to the address of its page, which has to be one that the server reads.
  if (code !== written) redirect(paths.invite(code))

  await noteVisit({ productSlug: invite.product.slug, inviteId: invite.id })
  const { product, owner, closed, known } = invite
  const opening = openingState(product, known)
  const initial = closed
    ? closedView({ ...invite, closed }, opening, wording)
    : signupView(opening, { ...wording, pausedText: product.pausedText })
  if (initial.refusal) setResponseStatus(pageStatusOf(initial.refusal.reason))
  return (
    <SignupPage
      product={product}
      initial={initial}
      wording={wording}
      invitedBy={owner}
      contact={<OwnerContact owner={owner} messages={wording.messages} />}
      newInvite={inviteOffer(code, owner, wording.messages)}
    />
  )
}
