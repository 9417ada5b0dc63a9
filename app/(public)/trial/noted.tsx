'use client'

import { useEffect, useRef } from 'react'
import { CheckIcon } from '@/app/_ui/icons'

/** Says that something was done. Said `now`, it takes the focus, without JavaScript by `autoFocus`. */
export function Noted({ text, when }: { text: string; when: 'now' | 'earlier' }) {
  const box = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (when === 'now') box.current?.focus()
  }, [when])

  return (
    <p
      ref={box}
      tabIndex={when === 'now' ? -1 : undefined}
      autoFocus={when === 'now'}
      className="flex gap-3 rounded-md py-2"
    >
      <CheckIcon className="mt-0.5 size-5 text-success" />
      <span>{text}</span>
    </p>
  )
}
