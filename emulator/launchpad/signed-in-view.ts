import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import { applicationTile } from './application-tile'
import type { Place } from './find-launchpad'
import { glyph } from './icons'
import { profileDialog } from './profile-dialog'

export function signedInView(place: Place): Markup {
  const timeLeft = html`<div>
    <dt>Token valid for</dt>
    <dd data-slot="time-left"></dd>
  </div>`
  return html`
    <div class="hello">
      <ol class="trail" aria-label="Where you are">
        ${place.path.map(({ name }) => html`<li>${name}</li>`)}
      </ol>
      <h1 tabindex="-1">Welcome, <span data-slot="name"></span></h1>
    </div>
    ${applicationTile(place, { facts: timeLeft, actions: launchActions() })} ${profileDialog()}
  `
}

/** Start, or Resume while a session runs; assets/launchpad.js says which. */
function launchActions(): Markup {
  return html`
    <div class="actions">
      <button class="button" type="button" data-action="launch">
        ${glyph('play')} <span data-slot="launch-word">Start</span>
      </button>
    </div>
    <p class="muted launch-note" data-slot="launch-note" hidden></p>
  `
}
