import { html } from 'hono/html'
import { type Markup, pageShell } from './page-shell'

export function notFoundPage(): Markup {
  return pageShell({
    title: 'Page not found · Frame emulator',
    main: html`<main class="narrow">
      <div class="card centred">
        <p class="eyebrow">404</p>
        <h1>Page not found</h1>
        <p>
          There is no Launchpad or page at this address. A Launchpad's address names customer, organization,
          account and Launchpad.
        </p>
        <p><a class="link-button" href="/">See the Launchpads there are</a></p>
      </div>
    </main>`,
  })
}
