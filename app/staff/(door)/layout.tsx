import type { ReactNode } from 'react'
import { Banner } from '@/app/_ui/banner'
import { paths } from '@/lib/paths'
import { isDemo } from '@/lib/settings/demo'
import { messagesFor } from '@/messages'
import { SkipLink } from '../skip-link'
import { StaffBrand } from '../staff-brand'

/** Around the pages for staff who are not signed in yet. */
export default async function DoorLayout({ children }: { children: ReactNode }) {
  const { portal } = messagesFor('en')
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {(await isDemo()) ? (
        <section aria-label={portal.demoLabel}>
          <Banner label={portal.demoLabel} text={portal.demo} />
        </section>
      ) : null}
      <div className="mx-auto flex w-full max-w-form flex-1 flex-col justify-center gap-6 px-4 py-10">
        <header className="flex items-center justify-between gap-4">
          <StaffBrand />
          <p className="shrink-0 text-sm text-muted">Staff area</p>
        </header>
        {children}
        <footer className="text-sm text-muted">
          Looking for a trial?{' '}
          <a href={paths.home} className="underline underline-offset-3">
            Go to the products
          </a>
        </footer>
      </div>
    </div>
  )
}
