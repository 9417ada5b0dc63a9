import { html } from 'hono/html'
import { launchpadIcon } from '../launchpad/icons'
import type { Markup } from '../pages/page-shell'
import type { Launchpad } from '../state/tenant'
import { sessionBar } from './session-bar'

/** From the wish for a session to its desktop: seconds with a machine that is ready, minutes without one. */
export function bootView(launchpad: Launchpad): Markup {
  return html`
    ${sessionBar()}
    <div class="card centred boot">
      ${launchpadIcon(launchpad.icon)}
      <h1 tabindex="-1">Starting ${launchpad.name}</h1>
      <ol class="steps">
        <li data-step="init">Finding a machine</li>
        <li data-step="reserved">Connecting you to it</li>
        <li data-step="open">Showing the desktop</li>
      </ol>
      <progress max="1" value="0" data-slot="progress" aria-label="Start of the session"></progress>
      <p class="muted" data-slot="boot-text"></p>
    </div>
  `
}
