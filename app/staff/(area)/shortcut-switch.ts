const name = 'staff-shortcuts'
const changed = 'staff-shortcuts-changed'

/** Whether single keys do something, as this browser remembers it; other pages with such keys ask here too. */
export function areShortcutsOn(): boolean {
  try {
    return window.localStorage.getItem(name) !== 'off'
  } catch {
    // A browser that keeps nothing has nothing switched off.
    return true
  }
}

export function turnShortcuts(to: 'on' | 'off'): void {
  try {
    window.localStorage.setItem(name, to)
  } catch {
    // As above.
  }
  window.dispatchEvent(new Event(changed))
}

export function onShortcutsChange(listener: () => void): () => void {
  for (const event of [changed, 'storage']) window.addEventListener(event, listener)
  return () => {
    for (const event of [changed, 'storage']) window.removeEventListener(event, listener)
  }
}
