import type { ReactNode } from 'react'
import { Button } from '@/app/_ui/button'
import { Disclosure } from '@/app/_ui/disclosure'
import { Select } from '@/app/_ui/select'
import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import { staffRoles } from '@/lib/staff/permissions'
import type { StaffPerson } from '@/lib/staff/staff-person'
import type { Colleague } from '@/lib/staff/team/list-team'
import { roleNames } from '../_people/role-names'
import { SessionList } from '../_people/session-list'
import { decideAboutColleague, sendInvitationAgain } from './actions'
import { SendAgain } from './send-again'

/** What an administrator can do about somebody else; the people of a demo only have sessions that can be ended. */
export function ColleagueControls({ colleague, viewer }: { colleague: Colleague; viewer: StaffPerson }) {
  const { id, name, role, state, demo, sessions } = colleague
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-4">
      {demo ? null : (
        <div className="flex flex-wrap items-end gap-3">
          {state === 'deactivated' ? null : (
            <Decision what="role" person={id}>
              <label className="flex flex-col gap-1.5 text-sm">
                <span className="text-muted">
                  Role<VisuallyHidden> of {name}</VisuallyHidden>
                </span>
                <Select name="role" defaultValue={role}>
                  {staffRoles.map((one) => (
                    <option key={one} value={one}>
                      {roleNames[one]}
                    </option>
                  ))}
                </Select>
              </label>
              <Press label="Change role" name={name} />
            </Decision>
          )}
          {state === 'invited' ? (
            <>
              <SendAgain action={sendInvitationAgain} person={id} name={name} />
              <Decision what="withdraw" person={id}>
                <Press label="Withdraw invitation" name={name} />
              </Decision>
            </>
          ) : (
            <Decision what={state === 'deactivated' ? 'activate' : 'deactivate'} person={id}>
              <Press label={state === 'deactivated' ? 'Activate' : 'Deactivate'} name={name} />
            </Decision>
          )}
        </div>
      )}
      {sessions.length === 0 ? (
        <p className="text-sm text-muted">Signed in nowhere.</p>
      ) : (
        <Disclosure
          summary={
            sessions.length === 1 ? 'Signed in on one device' : `Signed in on ${sessions.length} devices`
          }
          about={`, ${name}`}
        >
          <SessionList
            sessions={sessions}
            current={viewer.session}
            end={(session) => (
              <Decision what="end-sessions" person={id}>
                <input type="hidden" name="session" value={session.id} />
                <Press label="Sign out" name={`${name} on ${session.device || 'this device'}`} />
              </Decision>
            )}
          />
          {sessions.length > 1 ? (
            <Decision what="end-sessions" person={id}>
              <input type="hidden" name="session" value="all" />
              <Press label="Sign out everywhere" name={name} />
            </Decision>
          ) : null}
        </Disclosure>
      )}
    </div>
  )
}

function Decision({ what, person, children }: { what: string; person: string; children: ReactNode }) {
  return (
    <form action={decideAboutColleague} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="person" value={person} />
      {children}
    </form>
  )
}

function Press({ label, name }: { label: string; name: string }) {
  return (
    <Button type="submit" tone="quiet">
      {label}
      <VisuallyHidden>: {name}</VisuallyHidden>
    </Button>
  )
}
