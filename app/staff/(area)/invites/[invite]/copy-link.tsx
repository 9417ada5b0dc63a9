'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { controlLook } from '@/app/_ui/field-frame'
import { useInBrowser } from '@/app/_ui/use-in-browser'

type CopyLinkProps = {
  label: string
  text: string
  /** Puts it on the clipboard as soon as the page is there, where the browser lets us. */
  atOnce: boolean
}

/** A text to take along: selected by a click, copied by a button where there is JavaScript. */
export function CopyLink({ label, text, atOnce }: CopyLinkProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const canCopy = useInBrowser(() => 'clipboard' in navigator, false)
  const [said, setSaid] = useState<'Copied' | 'Press the button to copy it' | 'Copy it by hand' | null>(null)
  const button = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!atOnce || !('clipboard' in navigator)) return
    button.current?.focus()
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Press the button to copy it'),
    )
  }, [atOnce, text, canCopy])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      field.current?.select()
      setSaid('Copy it by hand')
    }
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="flex flex-col gap-3 sm:flex-row">
        <input
          ref={field}
          id={id}
          readOnly
          value={text}
          spellCheck={false}
          onFocus={({ currentTarget }) => currentTarget.select()}
          className={controlLook}
        />
        {canCopy ? (
          <Button ref={button} onClick={copy}>
            Copy
          </Button>
        ) : null}
      </div>
      <p
        role="status"
        className={`min-h-6 text-sm font-medium ${said === 'Copied' ? 'text-success' : 'text-muted'}`}
      >
        {said}
      </p>
    </div>
  )
}
