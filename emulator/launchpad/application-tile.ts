import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { Place } from './find-launchpad'
import { launchpadIcon } from './icons'

/** The application a Launchpad offers, with facts about the visit and what can be done, where there is one. */
export function applicationTile(
  { account, launchpad }: Place,
  visit?: { facts: Markup; actions: Markup },
): Markup {
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
          ${visit?.facts ?? ''}
        </dl>
        ${visit?.actions ?? ''}
      </div>
    </section>
  `
}
