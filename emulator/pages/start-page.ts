import { html } from 'hono/html'
import { launchpadIcon } from '../launchpad/icons'
import { launchpadPath, type Tenant, tokensPath } from '../state/demo-tenant'
import { type Markup, pageShell } from './page-shell'

/** What this is, and everything a portal needs to be pointed at it. The client secret is not shown, as Frame would not. */
export function startPage(tenant: Tenant, origin: string): Markup {
  return pageShell({
    title: 'Frame emulator',
    main: html`<main>
      <div class="hello">
        <h1>A Frame of your own, to try things on</h1>
        <p class="lead">
          This server stands in for Frame on your machine: it mints Secure Anonymous Tokens, answers for their
          metadata, and opens Launchpads. Point a portal at it, break it on purpose, and watch what happens.
        </p>
      </div>
      <section aria-labelledby="launchpads">
        <h2 id="launchpads">Launchpads</h2>
        <ul class="launchpads">
          ${tenant.account.launchpads.map(
            (launchpad) =>
              html`<li>
                <a class="card launchpad" href="${launchpadPath(tenant, launchpad)}">
                  ${launchpadIcon(launchpad.icon)}
                  <span
                    ><strong>${launchpad.name}</strong><span class="muted">${launchpad.summary}</span></span
                  >
                </a>
              </li>`,
          )}
        </ul>
        <p class="muted">Opened without a token they ask to sign in; a portal adds <code>#token=…</code>.</p>
      </section>
      <section class="card" aria-labelledby="tenant">
        <h2 id="tenant">Demo tenant</h2>
        <p class="muted">These never change, so that settings, samples and tests can name them.</p>
        ${tenantFacts(tenant, origin)}
      </section>
      <section class="card" aria-labelledby="frame-api">
        <h2 id="frame-api">Frame's API</h2>
        ${endpoints(tenant.providers.map((provider) => ['POST', tokensPath(provider), 'mints a token']))}
        ${endpoints([['GET', '/api/rest/v1/me/assertions', 'metadata of the token given as Bearer']])}
      </section>
      <section class="card" aria-labelledby="control">
        <h2 id="control">Control</h2>
        ${endpoints([
          ['GET', '/__emulator/requests', 'the last 500 calls, secrets masked'],
          ['GET', '/__emulator/state', 'tenant, clock, settings and faults'],
          ['POST', '/__emulator/faults', 'make things go wrong'],
          ['POST', '/__emulator/clock', 'move the time forward, or back to real'],
          ['POST', '/__emulator/settings', 'idle time, return parameter, what logs out'],
          ['POST', '/__emulator/reset', 'back to the beginning'],
        ])}
        <p class="muted">For example, two refusals, then a token without its quotes:</p>
        <pre class="code" tabindex="0" role="region" aria-label="Example of faults">
${exampleOfFaults(origin)}</pre>
      </section>
    </main>`,
  })
}

function tenantFacts(
  { customer, organization, account, providers, apiIntegrations }: Tenant,
  origin: string,
): Markup {
  const facts: [string, string][] = [
    ['API origin', origin],
    [`Customer ${customer.name}`, customer.id],
    [`Organization ${organization.name}`, organization.id],
    [`Account ${account.name}`, account.id],
    ...providers.map(({ description, id }): [string, string] => [`SAT provider ${description}`, id]),
    ...apiIntegrations.flatMap(({ credentials }) =>
      credentials.map(({ clientId }): [string, string] => ['Client id', clientId]),
    ),
  ]
  return html`<dl class="ids">
    ${facts.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd><code>${value}</code></dd>
        </div>`,
    )}
    <div>
      <dt>Client secret</dt>
      <dd>fixed too, in <code>emulator/state/demo-tenant.ts</code></dd>
    </div>
  </dl>`
}

function endpoints(rows: [method: string, path: string, meaning: string][]): Markup {
  return html`<ul class="endpoints">
    ${rows.map(
      ([method, path, meaning]) =>
        html`<li>
          <span class="method ${method.toLowerCase()}">${method}</span>
          ${method === 'GET' && path.startsWith('/__') ? html`<a href="${path}"><code>${path}</code></a>` : html`<code>${path}</code>`}
          <span class="muted">${meaning}</span>
        </li>`,
    )}
  </ul>`
}

function exampleOfFaults(origin: string): string {
  return `curl ${origin}/__emulator/faults --json '{ "faults": [
  { "kind": "status", "status": 503, "times": 2 },
  { "kind": "unquoted", "times": 1 } ] }'`
}
