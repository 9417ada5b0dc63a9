import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { formPageResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import { assumptionsPage } from './assumptions-page'
import type { Command } from './command'
import { seeOther } from './notices'
import { paths } from './paths'
import { missing } from './places'
import { readForm, readLine } from './read-form'
import { isSettingName, readSetting } from './setting-form'

export function assumptionEndpoints(state: EmulatorState, command: Command): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.get('/assumptions', (c) => {
    const saved = c.req.query('saved')
    return formPageResponse(assumptionsPage(state, saved ? { kind: 'saved', name: saved } : null))
  })
  app.post('/assumptions/:name', (c) => changeSetting(state, c, command))
  return app
}

async function changeSetting(state: EmulatorState, c: EmulatorContext, command: Command): Promise<Response> {
  const name = c.req.param('name') ?? ''
  if (!isSettingName(name)) return missing()
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  const typed = readLine(form.fields, 'value')
  const outcome = await command('settings', { [name]: readSetting(state.settings.get()[name], typed) })
  if (outcome.kind === 'refused')
    return formPageResponse(assumptionsPage(state, { ...outcome, name, typed }), 422)
  return seeOther(`${paths.assumptions}?saved=${name}#${name}`)
}
