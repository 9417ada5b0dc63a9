import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import { listSessionTrail, type SessionLine } from '../sessions/session-trail'
import type { EmulatorState } from '../state/create-state'
import { consolePage } from './console-page'
import { pageHead } from './page-head'
import { paths } from './paths'
import { moment } from './words'

/** Who had a session, where, and how it went. */
export function sessionTrailPage(state: EmulatorState): Markup {
  const lines = listSessionTrail(state)
  return consolePage(state, {
    title: 'Session trail',
    here: { link: paths.sessionTrail },
    main: html`${pageHead({
        title: 'Session trail',
        lead: 'Sessions on streamed machines, the latest first, as the clock of the emulator sees them now.',
      })}
      <section class="panel" aria-label="Session trail">
        ${
          lines.length === 0
            ? html`<p class="empty">
                No session yet. Open a Launchpad with a token and start the application.
              </p>`
            : html`<ol class="rows trail-rows">
                ${lines.map((line) => sessionRow(state, line))}
              </ol>`
        }
      </section>`,
  })
}

function sessionRow({ tenant }: EmulatorState, line: SessionLine): Markup {
  const { id, connected, who, accountId, launchpadSlug, startedAtMs, openedAtMs, endedAtMs, endReason } = line
  const launchpad = tenant.launchpads(accountId).find(({ slug }) => slug === launchpadSlug)
  return html`<li class="row">
    <p class="muted small">${moment(startedAtMs)}</p>
    <p><span class="tag ${tagClass(line)}">${line.state}</span></p>
    <div>
      <p class="person"><strong>${who.name}</strong> <span class="muted">${who.email}</span></p>
      <p>
        ${launchpad?.name ?? launchpadSlug} in
        ${tenant.find(accountId)?.name ?? accountId}${line.state === 'open' && !connected ? ', disconnected' : ''}
      </p>
      <p class="muted small">
        <code>${id}</code>${openedAtMs === null ? '' : html` · opened ${moment(openedAtMs)}`}${
          endedAtMs === null ? '' : html` · over ${moment(endedAtMs)}`
        }${endReason === null ? '' : ` · ${endReason}`}
      </p>
    </div>
  </li>`
}

function tagClass({ state }: SessionLine): string {
  if (state === 'failed') return 'off'
  return state === 'open' ? 'on' : ''
}
