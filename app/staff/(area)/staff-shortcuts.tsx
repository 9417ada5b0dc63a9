'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from '@/app/_ui/button'
import { areShortcutsOn, onShortcutsChange, turnShortcuts } from './shortcut-switch'
import type { Shortcut } from './shortcuts'

/** How long the second key of a pair is waited for. */
const patienceMs = 1_500

/** Keys that lead to pages, and the list of them behind `?`. They can be switched off (WCAG 2.1.4). */
export function StaffShortcuts({ shortcuts }: { shortcuts: Shortcut[] }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const isOn = useSyncExternalStore(onShortcutsChange, areShortcutsOn, () => true)

  useEffect(() => {
    if (!isOn) return
    let first = { key: '', at: 0 }
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isForSomethingElse(event)) return
      if (document.querySelector('dialog[open]')) return
      const pair = event.timeStamp - first.at < patienceMs ? `${first.key} ${event.key}` : ''
      first = { key: event.key, at: event.timeStamp }
      const href = shortcuts.find(({ keys }) => keys === pair)?.href
      if (event.key === '?') dialog.current?.showModal()
      else if (href) window.location.assign(href)
      else if (event.key !== '/' || !focusSearch()) return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn, shortcuts])

  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        className="hidden min-h-11 cursor-pointer text-left text-sm text-muted hover:text-accent lg:block"
      >
        Keyboard shortcuts
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="shortcuts"
        className="m-auto w-full max-w-form rounded-lg border border-line bg-surface p-6 text-ink shadow-card backdrop:bg-black/50"
      >
        <div className="flex flex-col gap-4">
          <h2 id="shortcuts" className="text-lg font-semibold">
            Keyboard shortcuts
          </h2>
          <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-2">
            {shortcuts.map(({ keys, text }) => (
              <div key={keys} className="contents">
                <dt>
                  <kbd className="rounded-md border border-line bg-page px-2 py-0.5">
                    {keys.replace(' ', ' then ')}
                  </kbd>
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              checked={isOn}
              onChange={(event) => turnShortcuts(event.target.checked ? 'on' : 'off')}
              className="size-5 accent-accent"
            />
            Use single keys as shortcuts in this browser
          </label>
          <form method="dialog">
            <Button type="submit" tone="quiet" className="w-full">
              Close
            </Button>
          </form>
        </div>
      </dialog>
    </>
  )
}

/** Keys with a modifier belong to the browser, and keys in a field to the field. */
function isForSomethingElse({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  )
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  field?.focus()
  return field !== null
}
