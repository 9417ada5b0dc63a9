import type { FoundInvite } from '@/lib/invites/staff/find-staff-invite'
import { Decision } from '../../_shared/decision'
import { decideAboutInvite } from './actions'

/** What can be done about an invite as it stands now. */
export function Decisions({ invite, manages }: { invite: FoundInvite; manages: boolean }) {
  const { id, revokedAt, archivedAt, state, expiresAt, maxUses } = invite
  const isOver = ['expired', 'used-up', 'revoked'].includes(state)
  const decision = { action: decideAboutInvite, about: { field: 'invite', id } }
  return (
    <div className="flex flex-col gap-5">
      {!revokedAt && (expiresAt || maxUses !== null) ? (
        <Decision
          {...decision}
          what="extend"
          label="Extend"
          hint="Days count from its end, or from now where it is over."
        >
          {expiresAt ? <More name="days" label="days" most={365} first="14" /> : null}
          {maxUses !== null ? <More name="uses" label="uses" most={100_000} first="" /> : null}
        </Decision>
      ) : null}
      {revokedAt ? null : (
        <Decision
          {...decision}
          what="rotate"
          label="Give it a new code"
          hint="The link that was handed out opens nothing from then on. Whoever came by it goes on."
        />
      )}
      {revokedAt ? null : (
        <Decision
          {...decision}
          what="revoke"
          label="Revoke"
          hint={`Nobody gets in any more, and those who did do not come back and get no more time.${manages ? '' : ' Only an administrator can restore it.'}`}
        />
      )}
      {revokedAt && manages ? (
        <Decision
          {...decision}
          what="restore"
          label="Restore"
          hint="It works as before, also for those who came by it."
        />
      ) : null}
      {revokedAt && !manages ? <p>An administrator can restore it.</p> : null}
      {archivedAt ? (
        <Decision
          {...decision}
          what="unarchive"
          label="Take out of the archive"
          hint="It is in the list again."
        />
      ) : isOver ? (
        <Decision
          {...decision}
          what="archive"
          label="Archive"
          hint="It leaves the list, and stays among the archived. It comes back by itself if it opens again."
        />
      ) : null}
    </div>
  )
}

function More({ name, label, most, first }: { name: string; label: string; most: number; first: string }) {
  return (
    <label className="flex items-center gap-2">
      <input
        name={name}
        type="number"
        inputMode="numeric"
        min="0"
        max={most}
        step="1"
        defaultValue={first}
        className="min-h-12 w-24 rounded-md border border-field bg-surface px-3"
      />
      {label}
    </label>
  )
}
