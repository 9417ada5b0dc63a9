import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import { applicationTile } from './application-tile'
import type { Place } from './find-launchpad'
import { glyph } from './icons'

/** Nothing of the person is left behind the dialog: whoever passes the screen now may be somebody else. */
export function idleView(place: Place): Markup {
  return html`
    <div class="hello"><h1>Logged out</h1></div>
    ${applicationTile(place)}
    <dialog
      class="idle"
      data-slot="idle"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      closedby="none"
    >
      <span class="badge">${glyph('clock')}</span>
      <h2 id="idle-title" tabindex="-1">You have been logged out because of inactivity</h2>
      <p class="muted" id="idle-text">
        Nothing happened here for <span data-slot="idle-time"></span>. Log back in to carry on where you left
        off.
      </p>
      <div class="actions">
        <a class="button" data-slot="log-back-in">Log back in</a>
        <a class="button secondary" data-slot="leave">Leave</a>
      </div>
    </dialog>
  `
}
