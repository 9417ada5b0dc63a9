import type { ReactNode } from 'react'

// A plain link, for the reason given at LinkButton.
const home = '/'

export function PageHeader({
  portalName,
  logo,
  banner,
  trials,
  languages,
}: {
  portalName: string
  logo: string | null
  banner: ReactNode
  trials: { href: string; text: string }
  languages: ReactNode
}) {
  return (
    <header className="border-b border-line bg-surface">
      {banner}
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-3 px-4 sm:px-6">
        <a href={home} className="-ml-1 flex min-h-14 items-center gap-2.5 rounded-md px-1 font-semibold">
          {logo ? <PortalLogo src={logo} /> : <PortalMark />}
          {portalName}
        </a>
        <div className="flex flex-wrap items-center gap-x-2 print:hidden">
          <a
            href={trials.href}
            className="-ml-1 flex min-h-11 items-center rounded-md px-1 text-sm text-muted underline-offset-6 hover:underline"
          >
            {trials.text}
          </a>
          {languages}
        </div>
      </div>
    </header>
  )
}

/** Decoration for screen readers: the name stands beside it. */
export function PortalLogo({ src }: { src: string }) {
  // eslint-disable-next-line @next/next/no-img-element -- the image optimiser is off
  return <img src={src} alt="" className="h-8 max-w-40 object-contain object-left" />
}

/** The same drawing as app/icon.svg. */
export function PortalMark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-7">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path d="M8 24V13a8 8 0 0 1 16 0v11z" className="fill-on-accent" />
      <circle cx="20" cy="18" r="1.75" className="fill-accent" />
    </svg>
  )
}
