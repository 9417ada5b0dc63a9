import { html } from 'hono/html'
import { glyph } from '../launchpad/icons'
import type { Markup } from '../pages/page-shell'

/** What Frame keeps in reach around a session: how it is, and the two ways out of it. */
export function sessionBar(): Markup {
  return html`
    <div class="session-bar" role="group" aria-label="Session">
      <p class="state" role="status">
        <span class="state-word" data-slot="state"></span>
        <span class="muted session-id" data-slot="session-id"></span>
      </p>
      <p class="muted" data-slot="running"></p>
      <div class="session-actions">
        <button class="bar-button" type="button" data-action="disconnect">
          ${glyph('unplug')} Disconnect
        </button>
        <button class="bar-button" type="button" data-action="quit">${glyph('power')} Quit</button>
      </div>
    </div>
  `
}
