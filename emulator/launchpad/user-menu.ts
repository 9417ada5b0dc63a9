import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import { glyph } from './icons'

/** A menu button as the ARIA practices describe it; assets/launchpad/user-menu.js moves it. */
export function userMenu(): Markup {
  return html`<div class="visitor" data-slot="visitor" hidden>
    <button
      class="visitor-button"
      type="button"
      id="user-menu-button"
      data-slot="menu-button"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-controls="user-menu"
    >
      <span class="avatar" data-slot="initials" aria-hidden="true"></span>
      <span class="visitor-name" data-slot="name"></span>
      ${glyph('chevron')}
    </button>
    <div class="menu" data-slot="menu" hidden>
      <p class="menu-person">
        <strong data-slot="name"></strong><span class="muted" data-slot="email"></span>
      </p>
      <div id="user-menu" role="menu" aria-labelledby="user-menu-button">
        <button class="menu-item" type="button" role="menuitem" tabindex="-1" data-action="profile">
          ${glyph('person')} Profile
        </button>
        <button class="menu-item" type="button" role="menuitem" tabindex="-1" data-action="log-out">
          ${glyph('log-out')} Logout
        </button>
      </div>
    </div>
  </div>`
}
