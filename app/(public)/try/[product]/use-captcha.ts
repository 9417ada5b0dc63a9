'use client'

import { useCallback, useRef, useState } from 'react'

export type CaptchaState = 'idle' | 'checking' | 'done' | 'failed'

/**
 * Runs the proof of work in the background. Nothing of ALTCHA is loaded before the first `touch`, so the page stays
 * light and a person who starts with the first field hardly ever waits.
 */
export function useCaptcha() {
  const container = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<CaptchaState>('idle')
  const check = useRef<Promise<void> | null>(null)

  /** Forgets a check whose solution is gone: expired, or lost with the form. */
  const reset = useCallback(() => {
    check.current = null
    setState('idle')
  }, [])

  /** Starts a check unless one is under way or done; settles when it is over, also when it failed. */
  const start = useCallback((): Promise<void> => {
    check.current ??= run()
    return check.current

    async function run() {
      setState('checking')
      const outcome = await solve(container.current, reset)
      if (outcome === 'failed') check.current = null
      if (outcome !== 'replaced') setState(outcome)
    }
  }, [reset])

  const restart = useCallback(() => {
    check.current = null
    void start()
  }, [start])

  /** For the form's first sign of life. A failed check is not repeated on every key: the box is there for that. */
  const touch = useCallback(() => {
    if (state === 'idle') void start()
  }, [state, start])

  return { container, state, start, restart, reset, touch }
}

async function solve(container: HTMLElement | null, onExpired: () => void) {
  if (!container) return 'failed'
  try {
    const { solveInside } = await import('./altcha-engine')
    return await solveInside(container, onExpired)
  } catch {
    // The chunk did not arrive. The person is told, and can try again.
    return 'failed'
  }
}
