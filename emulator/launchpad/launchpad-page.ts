import { html } from 'hono/html'
import { type Markup, pageShell } from '../pages/page-shell'
import type { Launchpad, Tenant } from '../state/demo-tenant'
import { idleView } from './idle-view'
import { refusedView } from './refused-view'
import { signedInView } from './signed-in-view'
import { termsView } from './terms-view'
import { userMenu } from './user-menu'

/** A skeleton without any person's data; assets/launchpad.js fills it once the token was accepted. */
export function launchpadPage(tenant: Tenant, launchpad: Launchpad): Markup {
  return pageShell({
    title: `${launchpad.name} · Launchpad`,
    stylesheet: '/assets/launchpad.css',
    script: '/assets/launchpad.js',
    headerEnd: userMenu(),
    main: html`
      <main data-title="${launchpad.name} · Launchpad">
        ${waiting(
          'Opening your Launchpad…',
          html`<noscript
            ><p>A Launchpad needs JavaScript: switch it on and open the link again.</p></noscript
          >`,
        )}
      </main>
      <template id="view-signed-in">${signedInView(tenant, launchpad)}</template>
      <template id="view-terms">${termsView(launchpad)}</template>
      <template id="view-idle">${idleView(tenant, launchpad)}</template>
      <template id="view-leaving">${waiting('Logging you out…')}</template>
      <template id="view-refused">${refusedView()}</template>
    `,
  })
}

function waiting(text: string, more?: Markup): Markup {
  return html`<div class="card centred">
    <div class="spinner" aria-hidden="true"></div>
    <h1 class="quiet" tabindex="-1">${text}</h1>
    ${more ?? ''}
  </div>`
}
