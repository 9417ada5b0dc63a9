import type { Fault, FaultKind, FaultOf } from './fault'

/** The point of a request at which a fault strikes. At most one strikes at each. */
const stages = {
  clock: ['clock-skew'],
  key: ['revoked-key'],
  role: ['role-removed'],
  provider: ['provider-off'],
  delay: ['slow'],
  reply: ['status', 'hang', 'drip', 'reset', 'html', 'empty', 'huge', 'redirect'],
  token: ['lifetime', 'no-exp', 'not-jwt'],
  quoting: ['unquoted'],
  session: ['pool-full', 'session-failed'],
} as const satisfies Record<string, readonly FaultKind[]>

type Stages = typeof stages
export type FaultStage = keyof Stages
type FaultAt<Stage extends FaultStage> = FaultOf<Stages[Stage][number]>

export type Faults = {
  set: (faults: Fault[]) => void
  list: () => Fault[]
  /** The first fault waiting for this stage and path, counted down. */
  take: <Stage extends FaultStage>(stage: Stage, path: string) => FaultAt<Stage> | null
  /** Whether the connection is to be cut before the body is read, counted down. */
  takeCutOnArrival: (path: string) => boolean
}

export function createFaults(): Faults {
  let faults: Fault[] = []

  function takeFirst<Found extends Fault>(
    matches: (fault: Fault) => fault is Found,
    path: string,
  ): Found | null {
    const found = faults.filter((fault) => isAbout(fault, path)).find(matches)
    if (!found) return null
    if (found.times === 'always') return found
    found.times -= 1
    if (found.times === 0) faults = faults.filter((fault) => fault !== found)
    return found
  }

  return {
    set(next) {
      faults = next.map((fault) => ({ ...fault }))
    },
    list: () => faults,
    take<Stage extends FaultStage>(stage: Stage, path: string) {
      const kinds: readonly FaultKind[] = stages[stage]
      return takeFirst(
        (fault): fault is FaultAt<Stage> => kinds.includes(fault.kind) && !cutsOnArrival(fault),
        path,
      )
    },
    takeCutOnArrival: (path) => takeFirst(cutsOnArrival, path) !== null,
  }
}

const tokensPathPattern = /^\/v1\/[^/]+\/[^/]+\/secure-anonymous\/[^/]+\/tokens$/

function isAbout(fault: Fault, path: string): boolean {
  if (fault.kind === 'pool-full' || fault.kind === 'session-failed') return true
  const wanted = 'path' in fault ? fault.path : undefined
  if (wanted === undefined) return tokensPathPattern.test(path)
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted
}

function cutsOnArrival(fault: Fault): fault is FaultOf<'reset'> {
  return fault.kind === 'reset' && fault.when === 'before'
}
