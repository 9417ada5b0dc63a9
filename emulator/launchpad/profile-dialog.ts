import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import { glyph } from './icons'

/** Who Frame takes the visitor for; under Advanced, what the site that sent them told Frame. */
export function profileDialog(): Markup {
  return html`
    <dialog class="profile" data-slot="profile" aria-labelledby="profile-title" closedby="any">
      <div class="profile-head">
        <h2 id="profile-title" tabindex="-1">Profile</h2>
        <button class="icon-button" type="button" data-action="close" aria-label="Close">
          ${glyph('close')}
        </button>
      </div>
      <div class="person">
        <span class="avatar" data-slot="initials" aria-hidden="true"></span>
        <dl>
          <div>
            <dt class="visually-hidden">Name</dt>
            <dd class="person-name" data-slot="name"></dd>
          </div>
          <div>
            <dt class="visually-hidden">E-mail</dt>
            <dd class="person-email" data-slot="email"></dd>
          </div>
        </dl>
      </div>
      <div class="advanced">
        <h3>
          <button
            class="disclosure"
            type="button"
            data-action="advanced"
            aria-expanded="false"
            aria-controls="advanced"
          >
            Advanced ${glyph('chevron')}
          </button>
        </h3>
        <div id="advanced" data-slot="advanced" hidden>
          <h4 id="assertions-title">Assertions</h4>
          <p class="muted">What the site that sent you here told Frame about this visit.</p>
          <div data-slot="assertions"></div>
        </div>
      </div>
    </dialog>
  `
}
