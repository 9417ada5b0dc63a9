'use client'

import { useState } from 'react'
import { Button } from './button'
import { useInBrowser } from './use-in-browser'
import { VisuallyHidden } from './visually-hidden'

/** Puts a text on the clipboard; not there where the browser cannot, as over plain http or without JavaScript. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const canCopy = useInBrowser(() => 'clipboard' in navigator, false)
  const [said, setSaid] = useState<string | null>(null)
  if (!canCopy) return null

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      setSaid('Select it and copy it by hand')
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button tone="quiet" onClick={copy}>
        Copy<VisuallyHidden>: {label}</VisuallyHidden>
      </Button>
      <span role="status" className="text-sm text-muted">
        {said}
      </span>
    </div>
  )
}
