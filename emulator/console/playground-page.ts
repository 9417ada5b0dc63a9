import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { SampleCall } from '../playground/sample-call'
import { type SampleLanguage, sampleLanguages } from '../playground/samples'
import type { EmulatorState } from '../state/create-state'
import type { Credential } from '../state/tenant'
import { entityPage } from './entity-page'
import { type Problems, problemSummary, selectField, textArea, textField } from './fields'
import { findKeys } from './find-keys'
import type { Generated } from './generate-token'
import { generatedPanel } from './generated-panel'
import { copyable } from './page-head'
import { paths } from './paths'
import type { ProviderPlace } from './places'
import type { PlaygroundForm } from './playground-form'
import { apiRoleFor } from './roles'
import { span } from './words'

export type Shown = {
  form: PlaygroundForm
  call: SampleCall
  problems: Problems
  result: { id: string; generated: Generated | null } | null
  language: SampleLanguage
}

export function playgroundPage(
  state: EmulatorState,
  { entity, provider }: ProviderPlace,
  { form, call, problems, result, language }: Shown,
): Markup {
  const keys = findKeys(state, entity)
  return entityPage(state, {
    entity,
    tab: 'secure-anonymous',
    title: `Playground of ${provider.description}`,
    main: html`<section class="panel" aria-labelledby="playground">
        <h2 id="playground">Playground of ${provider.description}</h2>
        <dl class="ids">
          <div>
            <dt>Tokens URL</dt>
            <dd>${copyable(call.url, 'the tokens URL')}</dd>
          </div>
        </dl>
        ${problemSummary(problems)} ${keys.length === 0 ? noKey(entity.kind) : ''}
        <form method="post" action="${paths.playground(provider.id)}?sample=${language.id}">
          ${keys.length === 0 ? '' : keyField(keys, form, problems)}
          <div class="pair">
            ${textField({ name: 'first-name', label: 'First name', value: form.firstName, problems })}
            ${textField({ name: 'last-name', label: 'Last name', value: form.lastName, problems })}
          </div>
          <div class="pair">
            ${textField({
              name: 'email',
              label: 'E-mail',
              value: form.email,
              hint: 'The same address is the same user, with the same sessions.',
              problems,
            })}
            ${textField({
              name: 'email-domain',
              label: 'E-mail domain',
              value: form.emailDomain,
              hint: 'Without an e-mail: an address is made up in this domain.',
              problems,
            })}
          </div>
          ${textArea({
            name: 'metadata',
            label: 'Metadata (JSON)',
            value: form.metadata,
            rows: 6,
            hint: metadataHint,
            problems,
          })}
          <div class="actions">
            ${keys.length === 0 ? '' : html`<button class="button" type="submit" name="do" value="generate">Generate</button>`}
            <button class="button secondary" type="submit" name="do" value="samples">
              Update samples only
            </button>
          </div>
        </form>
      </section>
      ${result?.generated ? generatedPanel(state, provider, result.generated) : ''}
      ${samples(state, { call, language, href: paths.playground(provider.id), resultId: result?.id ?? null })}`,
  })
}

const metadataHint = html`Everything here is optional. <code>frame_login_url</code> and
  <code>frame_logout_url</code> say where Log back in and Logout lead;
  <code>"should_accept_tos": false</code> skips the terms of use.`

function keyField(keys: Credential[], form: PlaygroundForm, problems: Problems): Markup {
  return selectField({
    name: 'client-id',
    label: 'Sign with',
    value: form.clientId,
    choices: keys.map(({ name, clientId }) => ({
      value: clientId,
      label: `${name} (${clientId.slice(0, 8)}…)`,
    })),
    problems,
  })
}

function noKey(kind: ProviderPlace['entity']['kind']): Markup {
  return html`<p class="alert">
    No key may ask for tokens here yet. Switch on API, add an integration with the role "${apiRoleFor(kind)}"
    for this ${kind}, and make a key; then this page can generate.
  </p>`
}

function samples(
  { clock, settings }: EmulatorState,
  {
    call,
    language,
    href,
    resultId,
  }: { call: SampleCall; language: SampleLanguage; href: string; resultId: string | null },
): Markup {
  const query = resultId ? `result=${resultId}&` : ''
  const isTooFar = Math.abs(clock.offsetSeconds()) > settings.get().timestampWindowSeconds
  return html`<section class="panel" aria-labelledby="samples">
    <h2 id="samples">The same call in your language</h2>
    <p class="muted">
      With the values above. The secret comes from the environment variable <code>FRAME_CLIENT_SECRET</code>:
      keep it on a server, and never give the public a URL that answers with a token.
    </p>
    ${
      isTooFar
        ? html`<p class="alert">
            The clock here is ${span(clock.offsetSeconds())} off. A sample takes the time of your computer,
            and would be refused as expired:
            <a href="${paths.control}">set the clock back to real time</a> first.
          </p>`
        : ''
    }
    <nav class="tabs" aria-label="Language of the sample">
      ${sampleLanguages.map(
        ({ id, name }) =>
          html`<a
            href="${href}?${query}sample=${id}#samples"
            ${id === language.id ? html`aria-current="true"` : ''}
            >${name}</a
          >`,
      )}
    </nav>
    <div class="code-box">
      <button
        class="copy"
        type="button"
        data-copy-from="sample-code"
        aria-label="Copy the ${language.name} sample"
        hidden
      >
        Copy
      </button>
      <pre class="code" id="sample-code" tabindex="0" role="region" aria-label="${language.name} sample">
${language.write(call)}</pre>
    </div>
    <p class="hint">Save it as <code>${language.fileName}</code>.</p>
  </section>`
}
