import { LogOut } from 'lucide'
import { Button } from '@/app/_ui/button'
import { iconOf } from '@/app/_ui/icons'
import { paths } from '@/lib/paths'
import type { StaffPerson } from '@/lib/staff/staff-person'
import { roleNames } from './_people/role-names'

const SignOutIcon = iconOf(LogOut)

/** Name and role of whoever is signed in, which lead to their account, and the way out. */
export function WhoIsSignedIn({ staff }: { staff: StaffPerson }) {
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <a
        href={paths.staffAccount()}
        className="block min-w-0 rounded-md px-3 py-2 transition-colors hover:bg-accent-soft"
      >
        <p className="truncate font-medium">{staff.name}</p>
        <p className="flex items-baseline justify-between gap-3 text-sm text-muted">
          <span>{roleNames[staff.role]}</span>
          <span className="text-accent underline underline-offset-3">Your account</span>
        </p>
      </a>
      <form method="post" action={paths.staffSignOut}>
        <Button type="submit" tone="quiet" className="w-full">
          <SignOutIcon className="size-5" />
          Sign out
        </Button>
      </form>
    </div>
  )
}
