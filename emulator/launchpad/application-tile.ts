import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { Launchpad, Tenant } from '../state/demo-tenant'
import { launchpadIcon } from './icons'

/** The application a Launchpad offers, with further facts about the visit where there is one. */
export function applicationTile({ account }: Tenant, launchpad: Launchpad, facts?: Markup): Markup {
  return html`
    <section class="tile" aria-labelledby="application">
      <div class="tile-art">${launchpadIcon(launchpad.icon)}</div>
      <div class="tile-text">
        <p class="eyebrow">Available to you</p>
        <h2 id="application">${launchpad.name}</h2>
        <p class="lead">${launchpad.summary}</p>
        <dl class="facts">
          <div>
            <dt>Machine</dt>
            <dd>${launchpad.machineType}</dd>
          </div>
          <div>
            <dt>Region</dt>
            <dd>${account.name}</dd>
          </div>
          ${facts ?? ''}
        </dl>
      </div>
    </section>
  `
}
