import { Menu } from 'lucide'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Banner } from '@/app/_ui/banner'
import { iconOf } from '@/app/_ui/icons'
import { findStaff } from '@/lib/staff/require-staff'
import { isDemo } from '@/lib/settings/demo'
import { messagesFor } from '@/messages'
import { SkipLink } from '../skip-link'
import { StaffBrand } from '../staff-brand'
import { shortcutsFor } from './shortcuts'
import { StaffNav } from './staff-nav'
import { StaffShortcuts } from './staff-shortcuts'
import { WhoIsSignedIn } from './who-is-signed-in'

const MenuIcon = iconOf(Menu)

/**
 * Around every page of the staff area: navigation beside it, or above it on narrow screens. It lets nobody in or out;
 * each page does that itself.
 */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const [staff, given, demo] = await Promise.all([findStaff(), headers(), isDemo()])
  // The page leads to the sign-in.
  if (!staff) return children
  const [path = ''] = (given.get('x-portal-target') ?? '').split('?', 1)
  const { portal } = messagesFor('en')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <div className="flex flex-1 flex-col lg:flex-row">
        <header className="border-b border-line bg-surface lg:sticky lg:top-0 lg:flex lg:h-dvh lg:w-64 lg:shrink-0 lg:flex-col lg:gap-6 lg:overflow-y-auto lg:border-r lg:border-b-0 lg:p-4 print:hidden">
          <div className="hidden lg:block">
            <StaffBrand />
          </div>
          <div className="hidden flex-1 flex-col justify-between gap-6 lg:flex">
            <StaffNav staff={staff} path={path} />
            <WhoIsSignedIn staff={staff} />
          </div>
          <details className="group lg:hidden">
            <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-3 px-4 [&::-webkit-details-marker]:hidden">
              <span className="truncate font-semibold">Staff area</span>
              <span className="flex items-center gap-2 text-sm">
                Menu
                <MenuIcon className="size-5" />
              </span>
            </summary>
            <div className="flex flex-col gap-4 border-t border-line p-4">
              <StaffNav staff={staff} path={path} />
              <WhoIsSignedIn staff={staff} />
            </div>
          </details>
        </header>
        <div className="min-w-0 flex-1">
          {demo ? (
            <section aria-label={portal.demoLabel}>
              <Banner
                label={portal.demoLabel}
                text={`${portal.demo} The past, up to the day it was first started, is invented.`}
              />
            </section>
          ) : null}
          <div className="mx-auto w-full max-w-page px-4 py-8 sm:px-8 sm:py-10">{children}</div>
          <footer className="mx-auto w-full max-w-page px-4 pb-6 sm:px-8 print:hidden">
            <StaffShortcuts shortcuts={shortcutsFor(staff.role)} />
          </footer>
        </div>
      </div>
    </div>
  )
}
