import type { Settings } from '../state/settings'
import { holdsMachine, type Session } from './session'

export type PoolSize = Pick<Settings, 'poolMinimum' | 'poolBuffer' | 'poolMaximum' | 'bootSeconds'>

export type MachineForNext = 'ready' | 'booting' | 'none'

/**
 * What the next session of an account finds: a machine that is ready, one that has to boot, or none. A ready machine
 * that was taken is replaced by one that boots, so that sessions which start close together have to wait.
 */
export function machineForNext(sessions: Session[], nowMs: number, size: PoolSize): MachineForNext {
  const inUse = sessions.filter((session) => holdsMachine(session, nowMs))
  if (inUse.length >= size.poolMaximum) return 'none'
  const isRecent = ({ startedAtMs }: Session) => startedAtMs > nowMs - size.bootSeconds * 1000
  const inUseBefore = inUse.filter((session) => !isRecent(session)).length
  const spareBefore = Math.min(
    size.poolMaximum - inUseBefore,
    Math.max(size.poolMinimum - inUseBefore, size.poolBuffer),
  )
  const taken = sessions.filter((session) => isRecent(session) && session.plan.machine === 'ready').length
  return spareBefore > taken ? 'ready' : 'booting'
}
