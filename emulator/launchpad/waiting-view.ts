import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'

export function waitingView(text: string, more?: Markup): Markup {
  return html`<div class="card centred">
    <div class="spinner" aria-hidden="true"></div>
    <h1 class="quiet" tabindex="-1">${text}</h1>
    ${more ?? ''}
  </div>`
}
