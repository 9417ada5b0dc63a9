import { html } from 'hono/html'
import { type Markup, pageShell } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import { type Here, navigation } from './navigation'
import { paths } from './paths'
import { span } from './words'

/** The frame of every page of the console. On a narrow screen the navigation folds into a menu above the page. */
export function consolePage(
  state: EmulatorState,
  page: {
    title: string
    here: Here
    notice?: string | null
    /** Beside those of every page of the console. */
    stylesheet?: string
    script?: string
    main: Markup
  },
): Markup {
  return pageShell({
    title: `${page.title} · Frame emulator`,
    stylesheet: ['/assets/console.css', page.stylesheet ?? []].flat(),
    script: ['/assets/console.js', page.script ?? []].flat(),
    headerEnd: html`<a class="skip" href="#content">Skip to content</a>${clockLink(state)}`,
    main: html`<div class="console">
      <div class="sidebar">${navigation(state, page.here)}</div>
      <details class="menu-fold">
        <summary>Menu</summary>
        ${navigation(state, page.here)}
      </details>
      <main id="content" tabindex="-1">
        ${page.notice ? html`<p class="notice" role="status">${page.notice}</p>` : ''} ${page.main}
      </main>
    </div>`,
  })
}

/** The time that counts here, on every page: a clock somebody moved explains most surprises. */
function clockLink({ clock }: EmulatorState): Markup {
  const ahead = clock.offsetSeconds()
  return html`<a class="clock${ahead === 0 ? '' : ' moved'}" href="${paths.control}"
    >${ahead === 0 ? 'Real time' : `${span(ahead)} ${ahead > 0 ? 'ahead' : 'behind'}`}</a
  >`
}
