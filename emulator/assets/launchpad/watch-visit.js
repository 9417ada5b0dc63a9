import { readPulse } from './ask.js'

const pulseMs = 1000
const signsOfLife = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'touchstart']
const ownIdleMs = /^\d{1,9}$/.exec(new URLSearchParams(location.search).get('inactivityMs') ?? '')?.[0]

/**
 * Watches a visit until it ends, all by the emulator's clock, which tests move. Calls `onBeat` about
 * every second, with the milliseconds the token has left, and once either `onIdle` or `onEnded`. Gives the function that stops it.
 */
export function watchVisit({ token, nowMs, expiresAtMs }, { onBeat, onIdle, onEnded }) {
  const watch = new AbortController()
  const { signal } = watch
  let lastActivityMs = nowMs
  let known = { nowMs, at: performance.now(), idleMs: Infinity, pulse: null }
  let timer

  const estimatedNowMs = () => known.nowMs + performance.now() - known.at
  const noticeActivity = () => {
    // Whoever comes back after the idle time is too late, even if the next pulse has not said so yet.
    if (estimatedNowMs() - lastActivityMs < known.idleMs) lastActivityMs = estimatedNowMs()
  }
  for (const sign of signsOfLife)
    addEventListener(sign, noticeActivity, { signal, capture: true, passive: true })
  document.addEventListener('visibilitychange', () => !document.hidden && beat(), { signal })

  void beat()
  return () => watch.abort()

  async function beat() {
    clearTimeout(timer)
    const pulse = await readPulse(token)
    if (signal.aborted) return
    if (pulse) known = { nowMs: pulse.nowMs, at: performance.now(), idleMs: idleMsOf(pulse), pulse }
    judge(pulse?.signedIn ?? true)
    clearTimeout(timer)
    if (!signal.aborted) timer = setTimeout(beat, Math.max(100, Math.min(pulseMs, known.idleMs)))
  }

  /** Without an answer time goes on as it was last known to. */
  function judge(signedIn) {
    const now = estimatedNowMs()
    lastActivityMs = Math.min(lastActivityMs, now)
    const idleAtMs = lastActivityMs + known.idleMs
    const isOver = now >= Math.min(idleAtMs, expiresAtMs)
    if (!isOver && signedIn) return onBeat({ leftMs: expiresAtMs - now, nowMs: now, pulse: known.pulse })
    watch.abort()
    if (isOver && idleAtMs <= expiresAtMs) onIdle({ ...known.pulse, idleMs: known.idleMs })
    else onEnded()
  }
}

function idleMsOf({ idleMinutes }) {
  return ownIdleMs ? Number(ownIdleMs) : idleMinutes * 60_000
}
