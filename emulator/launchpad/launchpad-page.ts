import { html } from 'hono/html'
import { type Markup, pageShell } from '../pages/page-shell'
import type { Place } from './find-launchpad'
import { idleView } from './idle-view'
import { refusedView } from './refused-view'
import { signedInView } from './signed-in-view'
import { termsView } from './terms-view'
import { userMenu } from './user-menu'
import { waitingView } from './waiting-view'

/** A skeleton without any person's data; assets/launchpad.js fills it once the token was accepted. */
export function launchpadPage(place: Place): Markup {
  const { launchpad } = place
  return pageShell({
    title: `${launchpad.name} · Launchpad`,
    stylesheet: '/assets/launchpad.css',
    script: '/assets/launchpad.js',
    headerEnd: userMenu(),
    main: html`
      <main data-title="${launchpad.name} · Launchpad">
        ${waitingView(
          'Opening your Launchpad…',
          html`<noscript
            ><p>A Launchpad needs JavaScript: switch it on and open the link again.</p></noscript
          >`,
        )}
      </main>
      <template id="view-signed-in">${signedInView(place)}</template>
      <template id="view-terms">${termsView(launchpad)}</template>
      <template id="view-idle">${idleView(place)}</template>
      <template id="view-leaving">${waitingView('Logging you out…')}</template>
      <template id="view-refused">${refusedView()}</template>
    `,
  })
}
