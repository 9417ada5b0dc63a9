'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { formFields } from '@/lib/staff/form-fields'
import { requireStaff } from '@/lib/staff/require-staff'
import { changeColleague } from '@/lib/staff/team/change-colleague'
import { endColleagueSessions } from '@/lib/staff/team/end-colleague-sessions'
import { inviteColleague } from '@/lib/staff/team/invite-colleague'
import { inviteAgain, withdrawInvitation } from '@/lib/staff/team/pending-invitation'
import { setResponseStatus } from '@/lib/web/response-status'
import { invitationErrors, invitationState } from './invitation-state'
import { Decision, NewColleague, Reminder } from './team-fields'
import type { TeamState } from './team-state'

export async function sendInvitation(_previous: TeamState, form: FormData): Promise<TeamState> {
  const staff = await requireStaff('team.manage')
  const parsed = NewColleague.safeParse(formFields(form))
  if (!parsed.success) return unreadable()
  const outcome = await inviteColleague(staff, parsed.data)
  if (outcome.kind === 'invited') {
    revalidatePath(paths.staffTeam())
    return invitationState(outcome.email, outcome.invitation)
  }
  setResponseStatus(422)
  return {
    kind: 'problem',
    heading: 'There is a problem',
    text: null,
    errors: invitationErrors(outcome.problems),
    values: parsed.data,
  }
}

export async function sendInvitationAgain(_previous: TeamState, form: FormData): Promise<TeamState> {
  const staff = await requireStaff('team.manage')
  const parsed = Reminder.safeParse(formFields(form))
  if (!parsed.success) return unreadable()
  const invitation = await inviteAgain(staff, parsed.data.person)
  if (!invitation) redirect(paths.staffTeam('not-invited'))
  revalidatePath(paths.staffTeam())
  return invitationState(null, invitation)
}

/** One change of somebody on the staff; the page says what came of it. */
export async function decideAboutColleague(form: FormData): Promise<void> {
  const staff = await requireStaff('team.manage')
  const parsed = Decision.safeParse(formFields(form))
  if (!parsed.success) redirect(paths.staffTeam('invalid'))
  const { data } = parsed
  redirect(paths.staffTeam(await carryOut()))

  async function carryOut(): Promise<string> {
    if (data.what === 'withdraw') return withdrawInvitation(staff, data.person)
    if (data.what === 'end-sessions') {
      return (await endColleagueSessions(staff, data)) > 0 ? 'sessions-ended' : 'no-session'
    }
    const outcome = await changeColleague(staff, data.person, data)
    return outcome === 'changed' ? data.what : outcome
  }
}

function unreadable(): TeamState {
  setResponseStatus(400)
  const text = 'Reload the page and fill the form in again.'
  return { kind: 'problem', heading: 'The form could not be read', text, errors: {}, values: {} }
}
