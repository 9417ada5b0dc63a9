'use client'

import 'altcha/external'

$altcha.algorithms.set('PBKDF2/SHA-256', () => new Worker(new URL('./pbkdf2-worker.ts', import.meta.url)))

// No collecting of pointer movements; `minDuration` would only make people wait.
const configuration = {
  humanInteractionSignature: false,
  minDuration: 0,
  timeout: 60_000,
  workers: workerCount(),
}

/**
 * Puts a fresh ALTCHA element into the form, out of sight and in place of any earlier one, and lets it work. When it is
 * done, the solution is in its hidden field `altcha`. `replaced`: another check began before this one ended.
 */
export function solveInside(form: HTMLFormElement, onExpired: () => void) {
  form.querySelector('altcha-widget')?.remove()
  const widget = document.createElement('altcha-widget')
  widget.hidden = true
  widget.setAttribute('challenge', '/api/captcha')
  widget.setAttribute('configuration', JSON.stringify(configuration))
  widget.setAttribute('auto', 'onload')

  const outcome = new Promise<'done' | 'failed' | 'replaced'>((resolve) => {
    widget.addEventListener('statechange', () => {
      const state = widget.getState().toString()
      if (!widget.isConnected) resolve('replaced')
      else if (state === 'verified') resolve('done')
      else if (state === 'error') resolve('failed')
      else if (state === 'expired') {
        widget.remove()
        onExpired()
      }
    })
  })
  form.append(widget)
  return outcome
}

/** One core stays free, so that typing never stutters. */
function workerCount() {
  return Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1))
}
