import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import type { FaultKind } from '../faults/fault'
import { formPageResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Command } from './command'
import { emptyFault, readFault } from './fault-form'
import { isFaultKind } from './fault-kinds'
import { faultsPage, newFaultPage } from './faults-page'
import { findNotice, seeOther } from './notices'
import { paths } from './paths'
import { missing } from './places'
import { readForm } from './read-form'

export function faultEndpoints(state: EmulatorState, command: Command): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.get('/faults', (c) => formPageResponse(faultsPage(state, findNotice(c.req.query('done')))))
  app.get('/faults/new/:kind', (c) =>
    withKind(c, (kind) => formPageResponse(newFaultPage(state, kind, emptyFault()))),
  )
  app.post('/faults/new/:kind', (c) => withKind(c, (kind) => addFault(state, { c, kind, command })))
  app.post('/faults/remove', (c) => removeFaults(state, c, command))
  return app
}

function withKind(c: EmulatorContext, answer: (kind: FaultKind) => Promise<Response>): Promise<Response> {
  const kind = c.req.param('kind') ?? ''
  return isFaultKind(kind) ? answer(kind) : missing()
}

async function addFault(
  state: EmulatorState,
  { c, kind, command }: { c: EmulatorContext; kind: FaultKind; command: Command },
): Promise<Response> {
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  const { fault, values } = readFault(kind, form.fields)
  const waiting = state.faults.list()
  const outcome = await command('faults', { faults: [...waiting, fault] })
  if (outcome.kind === 'done') return seeOther(paths.faults, 'fault-added')
  const problem = outcome.message.replace(/^faults\[\d+\]: /, '')
  return formPageResponse(newFaultPage(state, kind, { values, problem }), 422)
}

/** A fault is named by its place and its kind: it may have struck for the last time since the page was drawn. */
async function removeFaults(state: EmulatorState, c: EmulatorContext, command: Command): Promise<Response> {
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  if (form.fields.get('which') === 'all') {
    await command('faults', { faults: [] })
    return seeOther(paths.faults, 'faults-cleared')
  }
  const waiting = state.faults.list()
  const index = Number(form.fields.get('which'))
  if (waiting[index]?.kind !== form.fields.get('kind')) return seeOther(paths.faults)
  await command('faults', { faults: waiting.toSpliced(index, 1) })
  return seeOther(paths.faults, 'fault-removed')
}
