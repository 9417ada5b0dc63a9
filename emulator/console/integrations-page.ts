import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { ApiIntegration, Entity } from '../state/tenant'
import { entityPage } from './entity-page'
import { paths } from './paths'
import { describeGrant } from './roles'
import { counted } from './words'

export function integrationsPage(state: EmulatorState, entity: Entity, notice: string | null): Markup {
  const integrations = state.tenant.integrations(entity.id)
  return entityPage(state, {
    entity,
    tab: 'api',
    title: 'API',
    notice,
    main: html`<section class="panel" aria-labelledby="integrations">
      <div class="title-row">
        <h2 id="integrations">API integrations</h2>
        <a class="button" href="${paths.newIntegration(entity.id)}">Add integration</a>
      </div>
      ${
        integrations.length === 0
          ? html`<p class="empty">
              None yet. An API integration holds the keys with which a server of yours asks for tokens, and
              the roles that say for which place.
            </p>`
          : html`<ul class="rows">
              ${integrations.map((integration) => row(state, integration))}
            </ul>`
      }
    </section>`,
  })
}

function row({ tenant }: EmulatorState, { id, name, roles, credentials }: ApiIntegration): Markup {
  const active = credentials.filter(({ revokedAtMs }) => revokedAtMs === null).length
  return html`<li class="row">
    <div>
      <h3>${name}</h3>
      <ul class="plain muted">
        ${roles.map((grant) => html`<li>${describeGrant(tenant, grant)}</li>`)}
      </ul>
    </div>
    <p class="muted">${active === 0 ? 'No key' : counted(active, 'key', 'keys')}</p>
    <a class="button secondary" href="${paths.integration(id)}" aria-label="Manage credentials of ${name}"
      >Manage credentials</a
    >
  </li>`
}
