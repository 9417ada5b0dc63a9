import {
  Activity,
  FlaskConical,
  LayoutDashboard,
  Package,
  Palette,
  Plug,
  ScrollText,
  Ticket,
  Users,
  UsersRound,
  Webhook,
} from 'lucide'
import { iconOf } from '@/app/_ui/icons'
import { entryPoints } from '@/lib/staff/entry-points'
import { may } from '@/lib/staff/permissions'
import type { StaffPerson } from '@/lib/staff/staff-person'
import { paths } from '@/lib/paths'

/** The pages that the navigation shows, in its order; each to those who may open it. */
const pages = [
  { page: '/staff', href: paths.staff, text: 'Dashboard', Icon: iconOf(LayoutDashboard) },
  { page: '/staff/signups', href: paths.staffSignups, text: 'Signups', Icon: iconOf(Users) },
  { page: '/staff/invites', href: paths.staffInvites, text: 'Invites', Icon: iconOf(Ticket) },
  { page: '/staff/products', href: paths.staffProducts, text: 'Products', Icon: iconOf(Package) },
  { page: '/staff/portal', href: paths.staffPortal, text: 'Portal', Icon: iconOf(Palette) },
  { page: '/staff/connections', href: paths.staffConnections, text: 'Connections', Icon: iconOf(Plug) },
  {
    page: '/staff/playground',
    href: paths.staffPlayground(),
    text: 'Playground',
    Icon: iconOf(FlaskConical),
  },
  { page: '/staff/webhooks', href: paths.staffWebhooks, text: 'Webhooks', Icon: iconOf(Webhook) },
  { page: '/staff/audit', href: paths.staffAudit, text: 'Audit log', Icon: iconOf(ScrollText) },
  { page: '/staff/team', href: paths.staffTeam(), text: 'Team', Icon: iconOf(UsersRound) },
  { page: '/staff/system', href: paths.staffSystem, text: 'System', Icon: iconOf(Activity) },
] as const

export function StaffNav({ staff, path }: { staff: StaffPerson; path: string }) {
  const shown = pages.filter(({ page }) => may(staff.role, entryPoints.pages[page]))
  return (
    <nav aria-label="Staff area">
      <ul className="flex flex-col gap-1">
        {shown.map(({ href, text, Icon }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={isCurrent(href, path) ? 'page' : undefined}
              className="flex min-h-11 items-center gap-3 rounded-md px-3 transition-colors hover:bg-accent-soft aria-[current]:bg-accent-soft aria-[current]:font-semibold"
            >
              <Icon className="size-5 text-accent" />
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function isCurrent(href: string, path: string): boolean {
  return path === href || (href !== paths.staff && path.startsWith(`${href}/`))
}
