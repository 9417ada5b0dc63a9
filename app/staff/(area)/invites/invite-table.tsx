import { paths } from '@/lib/paths'
import type { ListedInvite } from '@/lib/invites/staff/list-invites'
import { InviteStateMark } from './invite-state-mark'

type InviteTableProps = { invites: ListedInvite[]; timeZone: string; showsOwner: boolean }

/** One line each, newest first. On a narrow screen the lines become blocks, and the figures a list. */
export function InviteTable({ invites, timeZone, showsOwner }: InviteTableProps) {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone })
  return (
    <table className="w-full text-left">
      <thead className="hidden text-sm text-muted lg:table-header-group">
        <tr>
          <Head>Invite</Head>
          <Head>State</Head>
          <Head>Uses</Head>
          <Head>Opened</Head>
          <Head>Previewed</Head>
          <Head>Signups</Head>
          <Head>Verified</Head>
          <Head>Launched</Head>
          <Head>Minutes</Head>
        </tr>
      </thead>
      <tbody>
        {invites.map((invite) => (
          <tr key={invite.id} className="block border-t border-line py-3 align-top lg:table-row lg:py-0">
            <th scope="row" className="block min-w-0 font-normal lg:table-cell lg:py-2.5 lg:pr-4">
              <a
                href={paths.staffInvite(invite.id)}
                className="font-semibold break-words text-accent underline-offset-3 hover:underline"
              >
                {invite.label || `Invite ${invite.codeStart}…`}
              </a>
              <span className="block text-sm text-muted">
                {invite.productName}, <code>{invite.codeStart}…</code>
              </span>
              {invite.recipientEmail ? (
                <span className="block text-sm break-all text-muted">for {invite.recipientEmail}</span>
              ) : null}
              {showsOwner ? (
                <span className="block text-sm break-all text-muted">by {invite.owner}</span>
              ) : null}
            </th>
            <td className="block pt-1 lg:table-cell lg:py-2.5 lg:pr-4">
              <InviteStateMark state={invite.state} />
              {invite.expiresAt ? (
                <span className="block pt-1 text-sm whitespace-nowrap text-muted">
                  until {format.format(invite.expiresAt)}
                </span>
              ) : null}
            </td>
            <Figure name="Uses" value={`${invite.used} of ${invite.maxUses ?? 'any'}`} />
            <Figure name="Opened" value={invite.opened} />
            <Figure name="Previewed" value={invite.previewed} />
            <Figure name="Signups" value={invite.signups} />
            <Figure name="Verified" value={invite.verified} />
            <Figure name="Launched" value={invite.launched} />
            <Figure name="Minutes" value={invite.minutes} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="py-2 pr-4 font-medium">
      {children}
    </th>
  )
}

function Figure({ name, value }: { name: string; value: number | string }) {
  return (
    <td className="mr-4 inline-block text-sm whitespace-nowrap tabular-nums lg:mr-0 lg:table-cell lg:py-3 lg:pr-4">
      <span className="text-muted lg:hidden">{name} </span>
      {value}
    </td>
  )
}
