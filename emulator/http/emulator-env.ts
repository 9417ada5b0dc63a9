import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { RequestBody } from './read-body'

export type EmulatorEnv = { Bindings: HttpBindings; Variables: { body: RequestBody; nowMs: number } }
export type EmulatorContext = Context<EmulatorEnv>
