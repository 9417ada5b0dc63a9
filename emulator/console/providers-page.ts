import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Entity, Provider } from '../state/tenant'
import { entityPage } from './entity-page'
import { copyable } from './page-head'
import { paths } from './paths'
import { describeGrant } from './roles'
import { span } from './words'

export function providersPage(state: EmulatorState, entity: Entity, notice: string | null): Markup {
  const providers = state.tenant.providers(entity.id)
  return entityPage(state, {
    entity,
    tab: 'secure-anonymous',
    title: 'Secure Anonymous',
    notice,
    main: html`<section class="panel" aria-labelledby="providers">
      <div class="title-row">
        <h2 id="providers">Secure Anonymous providers</h2>
        <a class="button" href="${paths.newProvider(entity.id)}">Add provider</a>
      </div>
      ${
        providers.length === 0
          ? html`<p class="empty">
              None yet. A provider mints the tokens: it says how long they last, and what they open.
            </p>`
          : html`<ul class="rows">
              ${providers.map((provider) => row(state, provider))}
            </ul>`
      }
    </section>`,
  })
}

function row({ tenant }: EmulatorState, provider: Provider): Markup {
  const { id, description, durationMinutes, enabled, roles } = provider
  return html`<li class="row">
    <div>
      <h3>
        ${description}
        ${enabled ? html`<span class="tag on">On</span>` : html`<span class="tag off">Off</span>`}
      </h3>
      ${copyable(id, `the name of ${description}`)}
      <p class="muted small">
        Tokens last ${span(durationMinutes * 60)}.
        ${roles.map((grant) => describeGrant(tenant, grant)).join(', ')}.
      </p>
    </div>
    <div class="row-actions">
      <a class="button secondary" href="${paths.playground(id)}" aria-label="Playground of ${description}"
        >Playground</a
      >
      <a class="button secondary" href="${paths.provider(id)}" aria-label="Edit ${description}">Edit</a>
      <form method="post" action="${paths.switchProvider(id)}">
        <button
          class="button secondary"
          type="submit"
          name="enabled"
          value="${enabled ? 'no' : 'yes'}"
          aria-label="${enabled ? 'Disable' : 'Enable'} ${description}"
        >
          ${enabled ? 'Disable' : 'Enable'}
        </button>
      </form>
    </div>
  </li>`
}
