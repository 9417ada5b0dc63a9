import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import { glyph } from './icons'

/** The sign-in page, with the reason why it stands here and the way on, where there is one. */
export function refusedView(): Markup {
  return html`
    <div class="card centred narrow">
      <span class="badge">${glyph('lock')}</span>
      <h1 tabindex="-1" data-slot="heading"></h1>
      <p class="alert" data-slot="reason"></p>
      <p class="muted" data-slot="advice"></p>
      <a class="button" data-slot="log-back-in" hidden>Log back in</a>
      <button class="button" type="button" data-action="retry" hidden>Try again</button>
    </div>
  `
}
