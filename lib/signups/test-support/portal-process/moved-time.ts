/**
 * Loaded before anything else in a process of tests: what it takes for the time can be moved, and its deadlines of ten
 * seconds can be made to pass at once.
 */
const deadlineMs = 10_000
const deadlines = new Map<unknown, () => void>()
let aheadMs = 0

const RealDate = Date
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given) =>
    Reflect.construct(target, given.length === 0 ? [target.now() + aheadMs] : given),
  get: (target, name) => (name === 'now' ? () => target.now() + aheadMs : Reflect.get(target, name)),
})

globalThis.setTimeout = new Proxy(setTimeout, {
  apply(target, self, given) {
    const [run, ms, ...rest] = given
    if (ms !== deadlineMs) return Reflect.apply(target, self, given)
    const timer: unknown = Reflect.apply(target, self, [() => pass(), ms])
    const pass = () => {
      if (deadlines.delete(timer)) run(...rest)
    }
    deadlines.set(timer, pass)
    return timer
  },
})

globalThis.clearTimeout = new Proxy(clearTimeout, {
  apply(target, self, given) {
    deadlines.delete(given[0])
    return Reflect.apply(target, self, given)
  },
})

/** How far this process is ahead of real time. */
export function moveTime(ms: number): void {
  aheadMs = ms
}

/** Whoever waits until a deadline of ten seconds has waited long enough now. */
export function passDeadlines(): void {
  aheadMs += deadlineMs + 1
  for (const pass of [...deadlines.values()]) pass()
}
