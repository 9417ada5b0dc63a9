import type { ReactNode } from 'react'

/*
 * Our own few lines: the icons of a package come as client components, and people on phones would pay for them.
 * All are decoration and hidden from screen readers.
 */

export function ClockIcon({ className }: { className: string }) {
  return (
    <Icon className={className}>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.5 2" />
    </Icon>
  )
}

export function CheckIcon({ className }: { className: string }) {
  return (
    <Icon className={className}>
      <circle cx="12" cy="12" r="9" />
      <path d="m8 12.5 2.75 2.75L16 9.5" />
    </Icon>
  )
}

export function ChevronIcon({ className }: { className: string }) {
  return (
    <Icon className={className}>
      <path d="m6.5 9.5 5.5 5.5 5.5-5.5" />
    </Icon>
  )
}

export function GoodIcon({ className }: { className: string }) {
  return (
    <Face className={className}>
      <path d="M8 14.5c1 1.5 2.4 2.25 4 2.25s3-.75 4-2.25" />
    </Face>
  )
}

export function FairIcon({ className }: { className: string }) {
  return (
    <Face className={className}>
      <path d="M8.5 15.5h7" />
    </Face>
  )
}

export function PoorIcon({ className }: { className: string }) {
  return (
    <Face className={className}>
      <path d="M8 16.5c1-1.5 2.4-2.25 4-2.25s3 .75 4 2.25" />
    </Face>
  )
}

function Face({ className, children }: { className: string; children: ReactNode }) {
  return (
    <Icon className={className}>
      <circle cx="12" cy="12" r="9" />
      <path d="M9 9.5v.01M15 9.5v.01" />
      {children}
    </Icon>
  )
}

function Icon({ className, children }: { className: string; children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      {children}
    </svg>
  )
}
