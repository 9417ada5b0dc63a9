import type { ListedConnection } from '@/lib/connections/list-connections'
import { inZone } from '../_shared/in-zone'

/** How many people Frame may count, and what it counts. */
export function LicenceFacts({ users }: { users: ListedConnection['namedUsers'] }) {
  return (
    <div className="flex flex-col gap-4">
      {users ? (
        <dl className="flex flex-wrap gap-x-10 gap-y-3">
          <Figure name="People within 30 days" value={users.days30} />
          <Figure name="People within 365 days" value={users.days365} />
        </dl>
      ) : (
        <p>Not counted yet. It is done within a minute, and every hour from then on.</p>
      )}
      {users ? (
        <p className="text-sm text-muted">
          Different e-mail addresses that were handed a token, trials and staff together. Counted on{' '}
          {inZone(users.countedAt)}, and every hour.
        </p>
      ) : null}
      <ul className="flex max-w-prose list-disc flex-col gap-1.5 pl-5 marker:text-muted">
        <li>
          A Named User subscription counts each user identifier per month. The portal always sends the e-mail
          address, and the same one for the same person, so coming back costs nothing more.
        </li>
        <li>
          Tokens without an identifier would fall under a concurrent subscription; the portal sends none such.
        </li>
        <li>Windows sessions may have to be reported as RDS SAL: one for each person.</li>
        <li>
          Do not combine the SAT provider with Personal Drives or Profiles: they would stay behind for each
          person who tried the product once.
        </li>
      </ul>
      <p className="text-sm text-muted">
        After Frame&apos;s documentation of Secure Anonymous Tokens; your contract with Frame counts. Keep
        what it says in the note.
      </p>
    </div>
  )
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="text-2xl font-semibold">{new Intl.NumberFormat('en-GB').format(value)}</dd>
    </div>
  )
}
