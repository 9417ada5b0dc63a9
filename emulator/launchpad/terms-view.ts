import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { Launchpad } from '../state/tenant'
import { launchpadIcon } from './icons'

export function termsView(launchpad: Launchpad): Markup {
  return html`
    <div class="card centred">
      ${launchpadIcon(launchpad.icon)}
      <h1>Before you start</h1>
      <p>${launchpad.name} opens once you have accepted the terms of use.</p>
    </div>
    <dialog aria-labelledby="terms-title">
      <h2 id="terms-title" tabindex="-1">Terms of use</h2>
      <p>
        You are about to use applications that run on machines of this service. Use them lawfully, keep what
        you see to yourself where it is confidential, and expect that machines are cleaned after each session.
      </p>
      <p class="muted">
        These are the emulator's own words. Frame shows its terms here, unless the metadata says
        <code>should_accept_tos: false</code>.
      </p>
      <p class="alert" role="alert" data-slot="problem" hidden></p>
      <div class="actions">
        <button class="button" type="button" data-action="accept">Accept</button>
        <button class="button secondary" type="button" data-action="decline">Decline</button>
      </div>
    </dialog>
  `
}
