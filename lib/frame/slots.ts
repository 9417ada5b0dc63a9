export type Slots = ReturnType<typeof createSlots>

const LOOK_EVERY_MS = 100
const LOOKS_AHEAD = 10
const SLOW_MS = 150

/**
 * So many at once; the others stand in line. A burst is let through while Frame is quick. When Frame is slow, whoever would
 * not be reached within a second, at the pace of the latest answers, is turned away, so that nobody waits for nothing.
 */
export function createSlots(count: number) {
  const line = new Set<(isGranted: boolean) => void>()
  const underWay = new Set<{ since: number }>()
  let free = count
  let answers = 0
  let timer: NodeJS.Timeout | null = null

  /** Whether there was a slot; then it has to be given back. */
  async function take(): Promise<boolean> {
    if (free > 0) {
      free -= 1
      return true
    }
    if (!timer) {
      answers = 0
      timer = setInterval(shortenLine, LOOK_EVERY_MS)
    }
    return new Promise((resolve) => line.add(resolve))
  }

  function giveBack(): void {
    const [next] = line
    if (next) tell(next, true)
    else free += 1
  }

  /** The part of a mint that is up to Frame. */
  async function timed<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const asked = { since: performance.now() }
    underWay.add(asked)
    try {
      return await ask()
    } finally {
      underWay.delete(asked)
      answers += 1
    }
  }

  function shortenLine(): void {
    const isSlow = [...underWay].some(({ since }) => performance.now() - since >= SLOW_MS)
    if (isSlow) for (const last of [...line].slice(answers * LOOKS_AHEAD)) tell(last, false)
    answers = 0
    if (line.size > 0 || !timer) return
    clearInterval(timer)
    timer = null
  }

  function tell(waiting: (isGranted: boolean) => void, isGranted: boolean): void {
    line.delete(waiting)
    waiting(isGranted)
  }

  return { take, giveBack, timed }
}
