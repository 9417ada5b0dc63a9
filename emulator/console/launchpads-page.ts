import { html } from 'hono/html'
import { launchpadIcon } from '../launchpad/icons'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import { launchLinkPath, launchpadPath } from '../state/paths'
import type { Entity, LaunchLink, Launchpad } from '../state/tenant'
import { entityPage } from './entity-page'
import { copyable } from './page-head'

/** What a portal can send people to: Launchpads, and links straight into a session. */
export function launchpadsPage(
  state: EmulatorState,
  { account, origin }: { account: Entity; origin: string },
): Markup {
  const links = state.tenant.launchLinks(account.id)
  return entityPage(state, {
    entity: account,
    tab: 'launchpads',
    title: 'Launchpads',
    main: html`<p class="muted">
        A portal appends <code>#token=…</code> to one of these addresses and sends the browser there. Opened
        without a token they ask to sign in.
      </p>
      ${state.tenant
        .launchpads(account.id)
        .map((launchpad) =>
          panel(
            state,
            { launchpad, links: links.filter(({ launchpadSlug }) => launchpadSlug === launchpad.slug) },
            origin,
          ),
        )}`,
  })
}

function panel(
  { tenant }: EmulatorState,
  { launchpad, links }: { launchpad: Launchpad; links: LaunchLink[] },
  origin: string,
): Markup {
  const path = launchpadPath(tenant, launchpad)
  return html`<section class="panel" aria-labelledby="launchpad-${launchpad.slug}">
    <div class="launchpad-head">
      ${launchpadIcon(launchpad.icon)}
      <div>
        <h2 id="launchpad-${launchpad.slug}"><a href="${path}">${launchpad.name}</a></h2>
        <p class="muted">${launchpad.summary} · ${launchpad.machineType}</p>
      </div>
    </div>
    <dl class="ids">
      <div>
        <dt>Launchpad URL</dt>
        <dd>${copyable(origin + path, `the Launchpad URL of ${launchpad.name}`)}</dd>
      </div>
      <div>
        <dt>Terminal configuration id</dt>
        <dd>${copyable(launchpad.terminalConfigId, `the terminal configuration id of ${launchpad.name}`)}</dd>
      </div>
      ${links.map(
        (link) =>
          html`<div>
            <dt>
              Launch link "${link.name}"${link.quitAndLogOut ? html` <span class="tag">qlo=1</span>` : ''}
            </dt>
            <dd>${copyable(origin + launchLinkPath(link), `the launch link ${link.name}`)}</dd>
          </div>`,
      )}
    </dl>
    ${
      links.some(({ quitAndLogOut }) => quitAndLogOut)
        ? html`<p class="hint">
            With <code>qlo=1</code>, quitting the session also logs out, and leads to the frame_logout_url.
          </p>`
        : ''
    }
  </section>`
}
