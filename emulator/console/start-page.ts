import { html } from 'hono/html'
import { launchpadIcon } from '../launchpad/icons'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import { launchpadPath, tokensPath } from '../state/paths'
import type { Launchpad, Provider, Tenant } from '../state/tenant'
import { consolePage } from './console-page'
import { copyable, pageHead } from './page-head'
import { paths } from './paths'

/** What this is, how to point a portal at it, and where everything else is. The client secret is not shown, as Frame would not. */
export function startPage(state: EmulatorState, origin: string): Markup {
  const { tenant } = state
  const [provider] = tenant.providers()
  return consolePage(state, {
    title: 'Start',
    here: { link: paths.start },
    main: html`${pageHead({
        title: 'A Frame of your own, to try things on',
        lead: 'This server stands in for Frame on your machine: it mints Secure Anonymous Tokens, answers for their metadata, opens Launchpads and runs sessions. Point a portal at it, break it on purpose, and watch what happens.',
      })}
      <ul class="choices steps">
        ${
          provider
            ? step(
                paths.playground(provider.id),
                'Make a token',
                'In a Playground, on the spot, and with the call in five languages.',
              )
            : step(
                paths.users(tenant.entities()[0]?.id ?? ''),
                'Make a provider',
                'Switch on Secure Anonymous somewhere in the tenant.',
              )
        }
        ${step(paths.faults, 'Break something', 'Timeouts, wrong statuses, cut connections, full pools.')}
        ${step(paths.requests, 'See what arrived', 'Every call of the API, with headers and body.')}
        ${step(paths.mailbox, 'Read the mail', 'What a portal mailed to anybody ends up here.')}
      </ul>
      ${provider ? portalPanel(tenant, { provider, origin }) : ''}
      <section class="panel" aria-labelledby="launchpads">
        <h2 id="launchpads">Launchpads</h2>
        <ul class="launchpads">
          ${tenant.launchpads(provider?.entityId).map((launchpad) => launchpadCard(tenant, launchpad))}
        </ul>
        <p class="hint">Opened without a token they ask to sign in; a portal adds <code>#token=…</code>.</p>
      </section>
      ${apiPanel(origin)}`,
  })
}

function step(href: string, name: string, text: string): Markup {
  return html`<li>
    <a href="${href}"><strong>${name}</strong><span class="muted">${text}</span></a>
  </li>`
}

/** What a portal is to be told, under the names that this project's portal has for it. */
function portalPanel(tenant: Tenant, { provider, origin }: { provider: Provider; origin: string }): Markup {
  const [launchpad] = tenant.launchpads(provider.entityId)
  const [key] = tenant.integrations().flatMap(({ credentials }) => credentials)
  const settings: [name: string, variable: string, value: string | undefined][] = [
    ['API', 'FRAME_API_URL', origin],
    ['Assertions and sessions', 'FRAME_BACKEND_URL', origin],
    ['Client id', 'FRAME_CLIENT_ID', key?.clientId],
    ['Tokens URL', 'FRAME_SAT_URL', origin + tokensPath(provider)],
    ['Launch URL', 'FRAME_LAUNCH_URL', launchpad && origin + launchpadPath(tenant, launchpad)],
  ]
  return html`<section class="panel" aria-labelledby="portal">
    <h2 id="portal">Point a portal at it</h2>
    <p class="muted">
      The demo tenant is fixed, so that settings, samples and tests can name it. A portal started in demo mode
      knows all this already.
    </p>
    <dl class="ids">
      ${settings.flatMap(([name, variable, value]) =>
        value === undefined
          ? []
          : html`<div>
              <dt>${name} <code>${variable}</code></dt>
              <dd>${copyable(value, name)}</dd>
            </div>`,
      )}
      <div>
        <dt>Client secret <code>FRAME_CLIENT_SECRET</code></dt>
        <dd>
          that of the demo key is fixed, too, in <code>emulator/state/demo-tenant.ts</code>; a key you make
          shows its own once
        </dd>
      </div>
    </dl>
  </section>`
}

function launchpadCard(tenant: Tenant, launchpad: Launchpad): Markup {
  const account = tenant.find(launchpad.accountId)
  return html`<li>
    <a class="launchpad" href="${launchpadPath(tenant, launchpad)}">
      ${launchpadIcon(launchpad.icon)}
      <span
        ><strong>${launchpad.name}</strong
        ><span class="muted">${account?.name}, ${launchpad.summary}</span></span
      >
    </a>
  </li>`
}

function apiPanel(origin: string): Markup {
  return html`<section class="panel" aria-labelledby="api">
    <h2 id="api">For programs</h2>
    <h3>Frame's API</h3>
    ${endpoints([
      [
        'POST',
        '/v1/accounts/{id}/secure-anonymous/{provider}/tokens',
        'mints a token; organizations and customers alike',
      ],
      ['GET', '/v1/accounts/{id}/sessions', 'sessions of an account; one of them by its id'],
      ['GET', '/api/rest/v1/me/assertions', 'metadata of the token given as Bearer'],
      ['POST', '/api/graphql', 'activeSession and a few others, with a token as Bearer'],
    ])}
    <h3>Control</h3>
    ${endpoints([
      ['GET', '/__emulator/requests', 'the last 500 calls, secrets masked'],
      ['GET', '/__emulator/state', 'tenant, clock, settings and faults'],
      ['POST', '/__emulator/faults', 'make things go wrong'],
      ['POST', '/__emulator/clock', 'move the time forward, or back to real'],
      ['POST', '/__emulator/settings', 'what Frame leaves open, as you assume it'],
      ['POST', '/__emulator/reset', 'back to the beginning'],
    ])}
    <p class="muted">For example, two refusals, then a token without its quotes:</p>
    <div class="code-box">
      <button class="copy" type="button" data-copy-from="example" aria-label="Copy the example" hidden>
        Copy
      </button>
      <pre class="code" id="example" tabindex="0" role="region" aria-label="Example of faults">
${exampleOfFaults(origin)}</pre>
    </div>
  </section>`
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
