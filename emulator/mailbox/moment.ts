import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'

/** A time of the emulator's clock, to the second. */
export function moment(at: string): Markup {
  return html`<time class="muted" datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 19)} UTC</time>`
}
