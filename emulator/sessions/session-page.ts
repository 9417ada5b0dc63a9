import { html } from 'hono/html'
import type { Place } from '../launchpad/find-launchpad'
import { idleView } from '../launchpad/idle-view'
import { refusedView } from '../launchpad/refused-view'
import { termsView } from '../launchpad/terms-view'
import { waitingView } from '../launchpad/waiting-view'
import { type Markup, pageShell } from '../pages/page-shell'
import type { Settings } from '../state/settings'
import { bootView } from './boot-view'
import { desktopView } from './desktop-view'
import { disconnectedView, overView, poolFullView } from './session-notices'

/** A skeleton without any person's data; assets/session.js fills it as the session comes up. */
export function sessionPage(
  place: Place,
  { cameFrom, settings }: { cameFrom: { launchpad: string } | 'link'; settings: Settings },
): Markup {
  const { launchpad } = place
  const title = `${launchpad.name} · Session`
  return pageShell({
    title,
    stylesheet: '/assets/session.css',
    script: '/assets/session.js',
    main: html`
      <main
        class="session"
        data-title="${title}"
        ${cameFrom === 'link' ? '' : html`data-launchpad="${cameFrom.launchpad}"`}
      >
        ${waitingView(
          'Opening your session…',
          html`<noscript><p>A session needs JavaScript: switch it on and open the link again.</p></noscript>`,
        )}
      </main>
      <template id="view-boot">${bootView(launchpad)}</template>
      <template id="view-desktop"
        >${desktopView(launchpad, { assertionsPath: settings.sessionAssertionsPath })}</template
      >
      <template id="view-disconnected">${disconnectedView(launchpad)}</template>
      <template id="view-over">${overView()}</template>
      <template id="view-pool-full">${poolFullView(place)}</template>
      <template id="view-terms">${termsView(launchpad)}</template>
      <template id="view-idle">${idleView(place)}</template>
      <template id="view-leaving">${waitingView('Logging you out…')}</template>
      <template id="view-refused">${refusedView()}</template>
    `,
  })
}
