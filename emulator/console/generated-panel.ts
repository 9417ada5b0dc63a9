import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import { launchpadPath } from '../state/paths'
import type { Launchpad, Provider, Tenant } from '../state/tenant'
import type { Generated } from './generate-token'
import { moment, span } from './words'

/** What came of Generate. It takes the focus, so that whoever pressed the button hears of it. */
export function generatedPanel(state: EmulatorState, provider: Provider, generated: Generated): Markup {
  switch (generated.kind) {
    case 'token':
      return tokenPanel(state, provider, generated)
    case 'answer':
      return html`<section class="panel refusal" aria-labelledby="generated">
        <h2 id="generated" tabindex="-1" autofocus>No token: the answer was ${generated.status}</h2>
        <pre class="code" tabindex="0" role="region" aria-label="The answer">
${generated.text || '(an empty body)'}</pre>
        <p class="muted">A server of yours would have got the same.</p>
      </section>`
    case 'no-answer':
      return html`<section class="panel refusal" aria-labelledby="generated">
        <h2 id="generated" tabindex="-1" autofocus>No token: no answer came</h2>
        <p class="muted">
          The connection was cut, or ten seconds went by. That is what a fault can do; the token may have been
          minted all the same.
        </p>
      </section>`
  }
}

function tokenPanel(
  { clock, tenant }: EmulatorState,
  provider: Provider,
  { token, claims, expiresAtMs }: Extract<Generated, { kind: 'token' }>,
): Markup {
  const leftSeconds = expiresAtMs === null ? null : (expiresAtMs - clock.nowMs()) / 1000
  return html`<section class="panel" aria-labelledby="generated">
    <h2 id="generated" tabindex="-1" autofocus>A token</h2>
    <p>
      ${
        expiresAtMs === null || leftSeconds === null
          ? 'It never expires: a fault left that out.'
          : leftSeconds > 0
            ? html`Good for ${span(leftSeconds)}, until ${moment(expiresAtMs)}.`
            : html`Expired since ${moment(expiresAtMs)}.`
      }
    </p>
    <div class="code-box">
      <button class="copy" type="button" data-copy-from="token" aria-label="Copy the token" hidden>
        Copy
      </button>
      <pre class="code wrap" id="token" tabindex="0" role="region" aria-label="The token">${token}</pre>
    </div>
    <h3>Claims</h3>
    <pre class="code" tabindex="0" role="region" aria-label="Claims of the token">
${JSON.stringify(claims, null, 2)}</pre>
    <div class="actions">
      ${reachedLaunchpads(tenant, provider).map(
        (launchpad, index) =>
          html`<a
            class="button ${index === 0 ? '' : 'secondary'}"
            href="${launchpadPath(tenant, launchpad)}#token=${token}"
            >Open Launchpad with it (${launchpad.name}, ${tenant.find(launchpad.accountId)?.name})</a
          >`,
      )}
    </div>
  </section>`
}

function reachedLaunchpads(tenant: Tenant, { roles }: Provider): Launchpad[] {
  const scopes = roles.filter(({ role }) => role === 'Launchpad User').map(({ entityId }) => entityId)
  return tenant.launchpads().filter(({ accountId }) => {
    const account = tenant.find(accountId)
    return account && tenant.pathOf(account).some(({ id }) => scopes.includes(id))
  })
}
