import { PortalLogo, PortalMark } from '@/app/_ui/page-header'
import { paths } from '@/lib/paths'
import { currentPortal } from '@/lib/web/current-portal'

/** Whose portal this is; leads to the start of the staff area. */
export async function StaffBrand() {
  const { name, logoPath } = await currentPortal()
  return (
    <a
      href={paths.staff}
      className="-ml-1 flex min-h-11 min-w-0 items-center gap-2.5 rounded-md px-1 font-semibold"
    >
      {logoPath ? <PortalLogo src={logoPath} /> : <PortalMark />}
      <span className="min-w-0 truncate">{name}</span>
    </a>
  )
}
