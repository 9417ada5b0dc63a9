import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { Launchpad, Tenant } from '../state/demo-tenant'
import { applicationTile } from './application-tile'
import { profileDialog } from './profile-dialog'

export function signedInView(tenant: Tenant, launchpad: Launchpad): Markup {
  const { customer, organization, account } = tenant
  const timeLeft = html`<div>
    <dt>Token valid for</dt>
    <dd data-slot="time-left"></dd>
  </div>`
  return html`
    <div class="hello">
      <ol class="trail" aria-label="Where you are">
        <li>${customer.name}</li>
        <li>${organization.name}</li>
        <li>${account.name}</li>
      </ol>
      <h1 tabindex="-1">Welcome, <span data-slot="name"></span></h1>
    </div>
    ${applicationTile(tenant, launchpad, timeLeft)} ${profileDialog()}
  `
}
