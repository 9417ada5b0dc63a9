import { z } from 'zod'
import type { Hono } from 'hono'
import type { EmulatorEnv } from '../http/emulator-env'

/** How the console steers the emulator: the way programs do, so that there is one set of rules and sentences. */
export type Command = (
  what: 'clock' | 'faults' | 'settings' | 'reset',
  json: unknown,
) => Promise<CommandOutcome>
export type CommandOutcome = { kind: 'done' } | { kind: 'refused'; message: string }

const Refusal = z.object({ error: z.object({ message: z.string() }) })

export function createCommand(control: Hono<EmulatorEnv>): Command {
  return async (what, json) => {
    const reply = await control.request(`/${what}`, { method: 'POST', body: JSON.stringify(json) })
    if (reply.ok) return { kind: 'done' }
    return { kind: 'refused', message: Refusal.parse(await reply.json()).error.message }
  }
}
