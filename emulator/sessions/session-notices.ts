import { html } from 'hono/html'
import type { Place } from '../launchpad/find-launchpad'
import { glyph, launchpadIcon } from '../launchpad/icons'
import type { Markup } from '../pages/page-shell'
import type { Launchpad } from '../state/tenant'

export function disconnectedView(launchpad: Launchpad): Markup {
  return html`<div class="card centred">
    ${launchpadIcon(launchpad.icon)}
    <h1 tabindex="-1">You are disconnected</h1>
    <p>
      ${launchpad.name} keeps running, with everything as you left it, for another
      <strong data-slot="time-left"></strong>.
    </p>
    <div class="actions">
      <button class="button" type="button" data-action="resume">Resume</button>
      <button class="button secondary" type="button" data-action="quit">Quit</button>
    </div>
  </div>`
}

/** A session that closed or failed, whoever or whatever ended it. */
export function overView(): Markup {
  return html`<div class="card centred">
    <span class="badge">${glyph('power')}</span>
    <h1 tabindex="-1" data-slot="heading"></h1>
    <p data-slot="reason"></p>
    <div class="actions">
      <button class="button" type="button" data-action="start">Start again</button>
      <a class="button secondary" data-slot="back" hidden>Back to the Launchpad</a>
    </div>
  </div>`
}

export function poolFullView({ launchpad, account }: Place): Markup {
  return html`<div class="card centred">
    <span class="badge">${glyph('clock')}</span>
    <h1 tabindex="-1">Every machine is taken just now</h1>
    <p>
      ${launchpad.name} runs on machines that people share, and all of those in ${account.name} are in use.
      One usually comes free within minutes: please try again in a moment. Nothing of yours is lost.
    </p>
    <div class="actions">
      <button class="button" type="button" data-action="start">Try again</button>
      <a class="button secondary" data-slot="back" hidden>Back to the Launchpad</a>
    </div>
  </div>`
}
