import type { ReactNode } from 'react'
import { Button } from '@/app/_ui/button'
import type { FoundInvite } from '@/lib/invites/staff/find-staff-invite'
import { decideAboutInvite } from './actions'

/** What can be done about an invite as it stands now. */
export function Decisions({ invite, manages }: { invite: FoundInvite; manages: boolean }) {
  const { id, revokedAt, archivedAt, state, expiresAt, maxUses } = invite
  const isOver = ['expired', 'used-up', 'revoked'].includes(state)
  return (
    <div className="flex flex-col gap-5">
      {!revokedAt && (expiresAt || maxUses !== null) ? (
        <Decision
          id={id}
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
          id={id}
          what="rotate"
          label="Give it a new code"
          hint="The link that was handed out opens nothing from then on. Whoever came by it goes on."
        />
      )}
      {revokedAt ? null : (
        <Decision
          id={id}
          what="revoke"
          label="Revoke"
          hint={`Nobody gets in any more, and those who did do not come back and get no more time.${manages ? '' : ' Only an administrator can restore it.'}`}
        />
      )}
      {revokedAt && manages ? (
        <Decision
          id={id}
          what="restore"
          label="Restore"
          hint="It works as before, also for those who came by it."
        />
      ) : null}
      {revokedAt && !manages ? <p>An administrator can restore it.</p> : null}
      {archivedAt ? (
        <Decision id={id} what="unarchive" label="Take out of the archive" hint="It is in the list again." />
      ) : isOver ? (
        <Decision
          id={id}
          what="archive"
          label="Archive"
          hint="It leaves the list, and stays among the archived. It comes back by itself if it opens again."
        />
      ) : null}
    </div>
  )
}

type DecisionProps = { id: string; what: string; label: string; hint: string; children?: ReactNode }

function Decision({ id, what, label, hint, children }: DecisionProps) {
  return (
    <form action={decideAboutInvite} className="flex flex-col items-start gap-2">
      <input type="hidden" name="invite" value={id} />
      <input type="hidden" name="what" value={what} />
      <div className="flex flex-wrap items-center gap-3">
        {children}
        <Button type="submit" tone="quiet" aria-describedby={`${what}-hint`}>
          {label}
        </Button>
      </div>
      <p id={`${what}-hint`} className="text-sm text-muted">
        {hint}
      </p>
    </form>
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
