import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import { consolePage } from './console-page'
import { type Problems, problemSummary, textField } from './fields'
import { pageHead } from './page-head'
import { paths } from './paths'
import { counted, moment, span } from './words'

const presets: [seconds: number, name: string][] = [
  [60, '1 minute'],
  [900, '15 minutes'],
  [3600, '1 hour'],
  [86_400, '1 day'],
]

export function controlPage(
  state: EmulatorState,
  {
    notice = null,
    minutes = '',
    problems = {},
  }: { notice?: string | null; minutes?: string; problems?: Problems },
): Markup {
  const waiting = state.faults.list().length
  return consolePage(state, {
    title: 'Control panel',
    here: { link: paths.control },
    notice,
    main: html`${pageHead({
        title: 'Control panel',
        lead: html`Everything here can be done by programs, too: see <code>/__emulator</code> on the
          <a href="${paths.start}#api">start page</a>.`,
      })}
      ${problemSummary(problems)} ${clockPanel(state, { minutes, problems })}
      <section class="panel" aria-labelledby="more">
        <h2 id="more">Steer and watch</h2>
        <ul class="choices">
          <li>
            <a href="${paths.faults}"
              ><strong>Faults</strong
              ><span class="muted"
                >${waiting === 0 ? 'None waits.' : `${counted(waiting, 'fault waits', 'faults wait')}.`} Make
                Frame fail on purpose.</span
              ></a
            >
          </li>
          <li>
            <a href="${paths.assumptions}"
              ><strong>Settings</strong
              ><span class="muted"
                >Idle time, return parameter, machines, statuses: all that Frame leaves open.</span
              ></a
            >
          </li>
          <li>
            <a href="${paths.requests}"
              ><strong>Requests</strong
              ><span class="muted"
                >${counted(state.recorder.count(), 'call', 'calls')} of Frame's API so far, each in
                detail.</span
              ></a
            >
          </li>
        </ul>
      </section>
      <section class="panel" aria-labelledby="reset">
        <h2 id="reset">Reset</h2>
        <p class="muted">
          Back to the beginning: the demo tenant, real time, no tokens, no trails, no faults.
        </p>
        <div class="actions"><a class="button danger" href="${paths.reset}">Reset everything</a></div>
      </section>`,
  })
}

function clockPanel(
  { clock }: EmulatorState,
  { minutes, problems }: { minutes: string; problems: Problems },
): Markup {
  const ahead = clock.offsetSeconds()
  return html`<section class="panel" aria-labelledby="clock">
    <h2 id="clock">Clock</h2>
    <p>
      It is ${moment(clock.nowMs())}
      here${ahead === 0 ? ', real time.' : html`, <strong>${span(ahead)} ${ahead > 0 ? 'ahead of' : 'behind'} real time</strong>.`}
    </p>
    <p class="muted">
      Tokens expire, sessions end and visitors are logged out by this clock. Ahead by more than a few minutes
      it refuses the timestamps of servers that go by real time, as Frame would.
    </p>
    <form class="buttons" method="post" action="${paths.clock}">
      <span class="muted">Forward by</span>
      ${presets.map(
        ([seconds, name]) =>
          html`<button
            class="button secondary"
            type="submit"
            name="forward"
            value="${seconds}"
            aria-label="Forward by ${name}"
          >
            ${name}
          </button>`,
      )}
      ${ahead === 0 ? '' : html`<button class="button" type="submit" name="real" value="yes">Back to real time</button>`}
    </form>
    <form class="inline" method="post" action="${paths.clock}">
      ${textField({ name: 'minutes', label: 'Forward by other minutes', value: minutes, problems })}
      <button class="button secondary" type="submit">Forward</button>
    </form>
  </section>`
}
