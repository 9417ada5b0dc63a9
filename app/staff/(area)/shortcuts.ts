import { paths } from '@/lib/paths'
import { entryPoints } from '@/lib/staff/entry-points'
import { may, type StaffRole } from '@/lib/staff/permissions'

/** A key sequence as it is typed, and where it leads; without an address it acts on the page that is open. */
export type Shortcut = { keys: string; text: string; href: string | null }

const jumps = [
  { keys: 'g d', text: 'Dashboard', href: paths.staff, page: '/staff' },
  { keys: 'g s', text: 'Signups', href: paths.staffSignups, page: '/staff/signups' },
  { keys: 'g i', text: 'Invites', href: paths.staffInvites, page: '/staff/invites' },
  { keys: 'g p', text: 'Products', href: paths.staffProducts, page: '/staff/products' },
  { keys: 'g c', text: 'Connections', href: paths.staffConnections, page: '/staff/connections' },
  { keys: 'g l', text: 'Playground', href: paths.staffPlayground(), page: '/staff/playground' },
  { keys: 'g w', text: 'Webhooks', href: paths.staffWebhooks, page: '/staff/webhooks' },
  { keys: 'g a', text: 'Audit log', href: paths.staffAudit, page: '/staff/audit' },
  { keys: 'g t', text: 'Team', href: paths.staffTeam(), page: '/staff/team' },
  { keys: 'g y', text: 'System', href: paths.staffSystem, page: '/staff/system' },
  { keys: 'g m', text: 'Your account', href: paths.staffAccount(), page: '/staff/account' },
] as const

/** What a role can reach by keys, in the order of the list that `?` shows. */
export function shortcutsFor(role: StaffRole): Shortcut[] {
  return [
    ...jumps
      .filter(({ page }) => may(role, entryPoints.pages[page]))
      .map(({ keys, text, href }) => ({ keys, text, href })),
    { keys: '/', text: 'Search on this page', href: null },
    ...(may(role, 'invites.own')
      ? [{ keys: 'n', text: 'New invite, on the page of invites', href: null }]
      : []),
    { keys: '?', text: 'This list', href: null },
  ]
}
