import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { formPageResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Command } from './command'
import { confirmation } from './confirmation'
import { consolePage } from './console-page'
import { controlPage } from './control-page'
import { findNotice, seeOther } from './notices'
import { pageHead } from './page-head'
import { html } from 'hono/html'
import { paths } from './paths'
import { readForm, readLine } from './read-form'

export function controlFormEndpoints(state: EmulatorState, command: Command): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.get('/control', (c) =>
    formPageResponse(controlPage(state, { notice: findNotice(c.req.query('done')) })),
  )
  app.post('/control/clock', (c) => moveClock(state, c, command))
  app.get('/control/reset', () => formPageResponse(resetPage(state)))
  app.post('/control/reset', async () => {
    await command('reset', {})
    return seeOther(paths.control, 'all-reset')
  })
  return app
}

async function moveClock(state: EmulatorState, c: EmulatorContext, command: Command): Promise<Response> {
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  if (form.fields.has('real')) {
    await command('clock', { resetTo: 'real' })
    return seeOther(paths.control, 'clock-real')
  }
  const minutes = readLine(form.fields, 'minutes')
  const forwardSeconds = Number(form.fields.get('forward') ?? Number.parseFloat(minutes) * 60)
  const outcome = await command('clock', { forwardSeconds })
  if (outcome.kind === 'done') return seeOther(paths.control, 'clock-moved')
  const problem =
    Number.isFinite(forwardSeconds) && forwardSeconds >= 0
      ? 'The clock may be ten years ahead at most. Set it back to real time first.'
      : 'Enter a number of minutes from 0 up. The clock goes forward, or back to real time.'
  return formPageResponse(controlPage(state, { minutes, problems: { minutes: problem } }), 422)
}

function resetPage(state: EmulatorState) {
  return consolePage(state, {
    title: 'Reset',
    here: { link: paths.control },
    main: html`${pageHead({ crumbs: [{ name: 'Control panel', href: paths.control }], title: 'Reset' })}
    ${confirmation({
      title: 'Set everything back to the beginning?',
      text: 'What you added to the tenant is gone, with its keys; so are tokens, sessions, trails, mails, faults and settings. This cannot be undone.',
      action: paths.reset,
      confirm: 'Reset everything',
      back: paths.control,
    })}`,
  })
}
