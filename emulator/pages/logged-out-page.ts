import { html } from 'hono/html'
import { glyph } from '../launchpad/icons'
import { type Markup, pageShell } from './page-shell'

/** Where a Logout ends when the token's metadata names no frame_logout_url. */
export function loggedOutPage(): Markup {
  return pageShell({
    title: 'You have been logged out · Frame emulator',
    stylesheet: '/assets/launchpad.css',
    main: html`<main class="narrow">
      <div class="card centred">
        <span class="badge">${glyph('log-out')}</span>
        <h1>You have been logged out</h1>
        <p class="muted">You can close this tab. To come back, go to the site that sent you here.</p>
      </div>
    </main>`,
  })
}
