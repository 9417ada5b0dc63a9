import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { ApiIntegration, Credential, Entity } from '../state/tenant'
import { entityPage } from './entity-page'
import { type Problems, textField } from './fields'
import { copyable } from './page-head'
import { paths } from './paths'
import { describeGrant } from './roles'
import { moment } from './words'

/** Manage Credentials: the keys of an integration. `fresh` is the one just made, whose secret is shown this once. */
export function integrationPage(
  state: EmulatorState,
  { entity, integration }: { entity: Entity; integration: ApiIntegration },
  shown: { notice?: string | null; fresh?: Credential | null; name?: string; problems?: Problems } = {},
): Markup {
  const { name, roles, credentials } = integration
  return entityPage(state, {
    entity,
    tab: 'api',
    title: name,
    notice: shown.notice ?? null,
    main: html`<section class="panel" aria-labelledby="integration">
        <div class="title-row">
          <h2 id="integration">${name}</h2>
          <a class="button danger" href="${paths.removeIntegration(integration.id)}">Remove integration</a>
        </div>
        <ul class="plain muted">
          ${roles.map((grant) => html`<li>${describeGrant(state.tenant, grant)}</li>`)}
        </ul>
      </section>
      ${shown.fresh ? secretOnce(shown.fresh) : ''}
      <section class="panel" aria-labelledby="credentials">
        <h2 id="credentials">Credentials</h2>
        ${
          credentials.length === 0
            ? html`<p class="empty">No key yet. Make one for each server that will use this integration.</p>`
            : html`<ul class="rows">
                ${credentials.map((credential) => row(integration, credential))}
              </ul>`
        }
        <form method="post" action="${paths.integration(integration.id)}" class="inline">
          ${textField({
            name: 'name',
            label: 'Name of a new key',
            value: shown.name ?? '',
            problems: shown.problems ?? {},
          })}
          <button class="button" type="submit">Make key</button>
        </form>
      </section>`,
  })
}

function row({ id }: ApiIntegration, { name, clientId, createdAtMs, revokedAtMs }: Credential): Markup {
  return html`<li class="row">
    <div>
      <h3>${name} ${revokedAtMs === null ? '' : html`<span class="tag off">Revoked</span>`}</h3>
      ${copyable(clientId, `the client id of ${name}`)}
      <p class="muted small">
        Made ${moment(createdAtMs)}${revokedAtMs === null ? '' : html`, revoked ${moment(revokedAtMs)}`}
      </p>
    </div>
    ${
      revokedAtMs === null
        ? html`<a class="button danger" href="${paths.revoke(id, clientId)}" aria-label="Revoke ${name}"
            >Revoke</a
          >`
        : ''
    }
  </li>`
}

function secretOnce({ name, clientId, clientSecret }: Credential): Markup {
  return html`<section class="panel secret" aria-labelledby="secret">
    <h2 id="secret" tabindex="-1" autofocus>The key "${name}" is made</h2>
    <p>
      <strong>Copy the secret now.</strong> It is shown this once and never again; whoever loses it makes a
      new key.
    </p>
    <dl class="ids">
      <div>
        <dt>Client id</dt>
        <dd>${copyable(clientId, 'the client id')}</dd>
      </div>
      <div>
        <dt>Client secret</dt>
        <dd>${copyable(clientSecret, 'the client secret')}</dd>
      </div>
    </dl>
  </section>`
}
