import { Hono } from 'hono'
import { z } from 'zod'
import { parseFaults } from '../faults/parse-faults'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { errorResponse, methodNotAllowed } from '../http/errors'
import { parseJson } from '../http/parse-json'
import { readBody } from '../http/read-body'
import { describeState, type EmulatorState, resetState } from '../state/create-state'
import { parseSettings } from './parse-settings'

const longestForwardSeconds = 10 * 365 * 86_400
const ClockCommand = z.union([
  z.strictObject({ forwardSeconds: z.number().min(0).max(longestForwardSeconds) }),
  z.strictObject({ resetTo: z.literal('real') }),
])

/** How tests and the console steer the emulator. Each change answers with the resulting state. */
export function controlEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.get('/requests', (c) => c.json({ requests: state.recorder.list() }))
  app.all('/requests', () => methodNotAllowed('GET'))
  app.get('/audit-trail', (c) => c.json({ lines: state.auditTrail.list() }))
  app.all('/audit-trail', () => methodNotAllowed('GET'))
  app.get('/session-trail', (c) => c.json({ sessions: state.sessionTrail.list() }))
  app.all('/session-trail', () => methodNotAllowed('GET'))
  app.get('/state', (c) => c.json(describeState(state)))
  app.all('/state', () => methodNotAllowed('GET'))
  app.post('/reset', (c) => {
    resetState(state)
    return c.json(describeState(state))
  })
  app.all('/reset', () => methodNotAllowed('POST'))
  app.post('/faults', (c) => change(state, c, setFaults))
  app.all('/faults', () => methodNotAllowed('POST'))
  app.post('/clock', (c) => change(state, c, setClock))
  app.all('/clock', () => methodNotAllowed('POST'))
  app.post('/settings', (c) => change(state, c, setSettings))
  app.all('/settings', () => methodNotAllowed('POST'))
  return app
}

function setFaults(state: EmulatorState, value: unknown): string | null {
  const parsed = parseFaults(value)
  if (parsed.kind === 'invalid') return parsed.message
  state.faults.set(parsed.faults)
  return null
}

function setClock(state: EmulatorState, value: unknown): string | null {
  const parsed = ClockCommand.safeParse(value)
  if (!parsed.success)
    return `Send { "forwardSeconds": 0 to ${longestForwardSeconds} } or { "resetTo": "real" }, and nothing else.`
  if ('resetTo' in parsed.data) {
    state.clock.resetToReal()
    return null
  }
  if (state.clock.offsetSeconds() + parsed.data.forwardSeconds > longestForwardSeconds)
    return `The clock may be ahead of real time by ${longestForwardSeconds} seconds in all; { "resetTo": "real" } sets it back.`
  state.clock.forward(parsed.data.forwardSeconds)
  return null
}

function setSettings(state: EmulatorState, value: unknown): string | null {
  const parsed = parseSettings(value)
  if (parsed.kind === 'invalid') return parsed.message
  state.settings.change(parsed.settings)
  return null
}

/** Reads the JSON of a command and carries it out; a command that returns a sentence has refused. */
async function change(
  state: EmulatorState,
  c: EmulatorContext,
  command: (state: EmulatorState, value: unknown) => string | null,
): Promise<Response> {
  const body = await readBody(c.req.raw)
  if (body.kind === 'too-large')
    return errorResponse(413, 'body_too_large', 'The body may have 64 kB at most.')
  const parsed = parseJson(body.kind === 'text' ? body.text : '')
  if (parsed.kind === 'malformed') return errorResponse(400, 'malformed_json', 'The body is not valid JSON.')
  const refusal = parsed.kind === 'refused' ? parsed.message : command(state, parsed.value)
  if (refusal !== null) return errorResponse(422, 'invalid_command', refusal)
  return c.json(describeState(state))
}
