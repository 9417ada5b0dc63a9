'use client'

import { useRef, useState } from 'react'

export type Captcha = ReturnType<typeof useCaptcha>

/**
 * Runs the proof of work in the background. Nothing of ALTCHA is loaded before the form is first touched, so the page
 * stays light and a person who starts with the first field hardly ever waits.
 */
export function useCaptcha() {
  const [state, setState] = useState<'idle' | 'checking' | 'done' | 'failed'>('idle')
  const check = useRef<Promise<void> | null>(null)

  /** Starts a check unless one is under way or done; settles when it is over, also when it failed. */
  function start(form: HTMLFormElement): Promise<void> {
    return (check.current ??= run(form))
  }

  async function run(form: HTMLFormElement) {
    setState('checking')
    const outcome = await solve(form, reset)
    if (outcome === 'failed') check.current = null
    if (outcome !== 'replaced') setState(outcome)
  }

  /** Forgets a check whose solution is gone: expired, sent, or lost with the form. */
  function reset() {
    check.current = null
    setState('idle')
  }

  return { state, start, reset }
}

async function solve(form: HTMLFormElement, onExpired: () => void) {
  try {
    const { solveInside } = await import('./altcha-engine')
    return await solveInside(form, onExpired)
  } catch {
    // The chunk did not arrive. The person is told, and can try again.
    return 'failed'
  }
}
