import type { Invitation } from '@/lib/staff/team/mail-invitation'
import type { InvitationProblems } from '@/lib/staff/team/invite-colleague'
import { emailError, nameError } from '../../(door)/door-texts'
import type { TeamState } from './team-state'

/** What to say of an invitation; `email` for one that is new. */
export function invitationState(email: string | null, invitation: Invitation): TeamState {
  const whom = email ?? 'this person'
  switch (invitation.kind) {
    case 'mailed':
      return {
        kind: 'done',
        text: `An invitation is on its way to ${whom}. Its link works for three days.`,
        link: null,
      }
    case 'link':
      return {
        kind: 'done',
        text: `This portal cannot send mail. Hand this link on to ${whom}; it works once, for three days:`,
        link: invitation.link,
      }
    case 'too-many':
      return {
        kind: 'done',
        text:
          email === null
            ? 'Nothing was mailed: three mails went to this address within the hour. The last link still works.'
            : `${email} is on the staff, but nothing was mailed: three mails went there within the hour. Send the invitation again later.`,
        link: null,
      }
  }
}

export function invitationErrors({ name, email }: InvitationProblems): { [field: string]: string } {
  return {
    ...(name && { name: nameError(name) }),
    ...(email && {
      email:
        email === 'known' ? 'Somebody on the staff has this address already; see below.' : emailError(email),
    }),
  }
}
