import { LogOut } from 'lucide'
import { Button } from '@/app/_ui/button'
import { iconOf } from '@/app/_ui/icons'
import { paths } from '@/lib/paths'
import type { StaffRole } from '@/lib/staff/permissions'
import type { StaffPerson } from '@/lib/staff/staff-person'

const SignOutIcon = iconOf(LogOut)

const roleNames: Record<StaffRole, string> = {
  marketing: 'Marketing',
  sales: 'Sales',
  admin: 'Administrator',
}

/** Name and role of whoever is signed in, and the way out. */
export function WhoIsSignedIn({ staff }: { staff: StaffPerson }) {
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <div className="min-w-0 px-3">
        <p className="truncate font-medium">{staff.name}</p>
        <p className="text-sm text-muted">{roleNames[staff.role]}</p>
      </div>
      <form method="post" action={paths.staffSignOut}>
        <Button type="submit" tone="quiet" className="w-full">
          <SignOutIcon className="size-5" />
          Sign out
        </Button>
      </form>
    </div>
  )
}
