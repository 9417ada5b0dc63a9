import { VisuallyHidden } from '@/app/_ui/visually-hidden'
import { paths } from '@/lib/paths'
import type { LegalPage } from '@/lib/portal/portal-parts'
import type { Messages } from '@/messages'

/** Below the consent: what it refers to, where there is such a page. A new tab keeps the answers of the form. */
export function LegalLinks({ pages, messages }: { pages: LegalPage[]; messages: Messages }) {
  const shown = pages.filter((page) => page !== 'imprint')
  if (shown.length === 0) return null
  return (
    <p className="-mt-3 flex flex-wrap gap-x-5 pl-9 text-sm print:hidden">
      {shown.map((page) => (
        <a
          key={page}
          href={paths.legal(page)}
          target="_blank"
          className="py-1 text-accent underline underline-offset-3 hover:text-accent-strong"
        >
          {messages.legal[page]}
          <VisuallyHidden> ({messages.portal.newTab})</VisuallyHidden>
        </a>
      ))}
    </p>
  )
}
