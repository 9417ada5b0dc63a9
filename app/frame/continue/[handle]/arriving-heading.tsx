'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useInBrowser } from '@/app/_ui/use-in-browser'

/** A heading that takes the focus when it replaces what the person just acted on, but not when the page is opened. */
export function ArrivingHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const inBrowser = useInBrowser(() => true, false)
  // On a page just opened the first render still is the server's.
  const [replaces] = useState(inBrowser)
  useEffect(() => {
    if (replaces) heading.current?.focus()
  }, [replaces])

  return (
    <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold break-words">
      {children}
    </h1>
  )
}
