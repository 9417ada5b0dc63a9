'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { areShortcutsOn, onShortcutsChange } from '../shortcut-switch'

/** Lets the key n follow the link to the form, unless single keys are switched off in this browser. */
export function NewShortcut({ href }: { href: string }) {
  const isOn = useSyncExternalStore(onShortcutsChange, areShortcutsOn, () => false)

  useEffect(() => {
    if (!isOn) return
    function follow(event: KeyboardEvent) {
      const { key, target, ctrlKey, metaKey, altKey } = event
      const isTyping = target instanceof HTMLElement && target.closest('input, select, textarea, dialog')
      if (key !== 'n' || ctrlKey || metaKey || altKey || isTyping || event.defaultPrevented) return
      event.preventDefault()
      window.location.assign(href)
    }
    document.addEventListener('keydown', follow)
    return () => document.removeEventListener('keydown', follow)
  }, [href, isOn])

  if (!isOn) return null
  return (
    <p className="hidden text-sm text-muted lg:block">
      or press <kbd className="rounded-sm border border-field px-1.5">n</kbd>
    </p>
  )
}
