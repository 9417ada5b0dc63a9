import type { ReactNode } from 'react'

export type FooterLinks = { label: string; links: { href: string; text: string }[] }

export function PageFooter({
  text,
  contact,
  legal,
}: {
  text: string
  contact: ReactNode
  legal: FooterLinks
}) {
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex w-full max-w-page flex-col gap-x-10 gap-y-4 px-4 py-6 text-sm text-muted sm:flex-row sm:justify-between sm:px-6">
        <div className="flex min-w-0 flex-col gap-1">
          <p>{text}</p>
          {contact}
        </div>
        {legal.links.length > 0 ? <LegalLinks {...legal} /> : null}
      </div>
    </footer>
  )
}

function LegalLinks({ label, links }: FooterLinks) {
  return (
    <nav aria-label={label} className="shrink-0 print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href} className="inline-block py-1 underline-offset-3 hover:underline sm:py-0">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
