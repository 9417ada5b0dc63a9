import { createFrameMemory, type FrameMemory } from '@/lib/frame/frame-memory'
import { log } from '@/lib/log'

// Pages and route handlers may load this module each for themselves, so the memory lives on globalThis.
const kept = globalThis as typeof globalThis & { portalFrameMemory?: FrameMemory }

/** The one memory of this process. */
export function frameMemory(): FrameMemory {
  return (kept.portalFrameMemory ??= createFrameMemory({ log }))
}

/** For tests, whose portal, emulator and prospects share one process. */
export function setFrameMemory(memory: FrameMemory): void {
  kept.portalFrameMemory = memory
}
