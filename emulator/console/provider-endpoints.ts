import { Hono } from 'hono'
import { html } from 'hono/html'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { formPageResponse, type Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Entity } from '../state/tenant'
import { confirmation } from './confirmation'
import { entityPage } from './entity-page'
import { findNotice, seeOther } from './notices'
import { paths } from './paths'
import { type ProviderPlace, withProvider, withSecureAnonymous } from './places'
import { emptyProvider, formOf, parseProvider, type ProviderForm, providerForm } from './provider-form'
import { providersPage } from './providers-page'
import { readForm } from './read-form'

/** The Secure Anonymous tab: providers, added, changed, switched and removed. */
export function providerEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.get('/entities/:id/secure-anonymous', (c) =>
    withSecureAnonymous(state, c, (entity) =>
      formPageResponse(providersPage(state, entity, findNotice(c.req.query('done')))),
    ),
  )
  app.get('/entities/:id/secure-anonymous/new', (c) =>
    withSecureAnonymous(state, c, (entity) =>
      formPageResponse(newProviderPage(state, entity, emptyProvider(state.tenant, entity))),
    ),
  )
  app.post('/entities/:id/secure-anonymous/new', (c) =>
    withSecureAnonymous(state, c, (entity) => addProvider(state, c, entity)),
  )
  app.get('/providers/:id', (c) =>
    withProvider(state, c, (place) => formPageResponse(editPage(state, place, formOf(place.provider)))),
  )
  app.post('/providers/:id', (c) => withProvider(state, c, (place) => saveProvider(state, c, place)))
  app.post('/providers/:id/switch', (c) => withProvider(state, c, (place) => switchProvider(state, c, place)))
  app.get('/providers/:id/remove', (c) =>
    withProvider(state, c, (place) => formPageResponse(removePage(state, place))),
  )
  app.post('/providers/:id/remove', (c) =>
    withProvider(state, c, ({ entity, provider }) => {
      state.tenant.removeProvider(provider.id)
      return seeOther(paths.secureAnonymous(entity.id), 'provider-removed')
    }),
  )
  return app
}

async function addProvider(state: EmulatorState, c: EmulatorContext, entity: Entity): Promise<Response> {
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  const parsed = parseProvider(state.tenant, entity, form.fields)
  if (parsed.kind === 'again')
    return formPageResponse(newProviderPage(state, entity, parsed.form), statusOf(parsed.form))
  state.tenant.addProvider(entity.id, parsed.provider)
  return seeOther(paths.secureAnonymous(entity.id), 'provider-added')
}

async function saveProvider(
  state: EmulatorState,
  c: EmulatorContext,
  place: ProviderPlace,
): Promise<Response> {
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  const parsed = parseProvider(state.tenant, place.entity, form.fields)
  if (parsed.kind === 'again')
    return formPageResponse(editPage(state, place, parsed.form), statusOf(parsed.form))
  state.tenant.changeProvider(place.provider.id, parsed.provider)
  return seeOther(paths.secureAnonymous(place.entity.id), 'provider-saved')
}

async function switchProvider(
  state: EmulatorState,
  c: EmulatorContext,
  { entity, provider }: ProviderPlace,
): Promise<Response> {
  const form = await readForm(c)
  if (form.kind === 'refused') return form.response
  const enabled = form.fields.get('enabled') === 'yes'
  state.tenant.changeProvider(provider.id, { enabled })
  return seeOther(paths.secureAnonymous(entity.id), enabled ? 'provider-on' : 'provider-off')
}

function statusOf({ problems }: ProviderForm): number {
  return Object.keys(problems).length > 0 ? 422 : 200
}

function newProviderPage(state: EmulatorState, entity: Entity, form: ProviderForm): Markup {
  return entityPage(state, {
    entity,
    tab: 'secure-anonymous',
    title: 'Add provider',
    main: html`<section class="panel" aria-labelledby="add">
      <h2 id="add">Add Secure Anonymous provider</h2>
      ${providerForm(state.tenant, {
        entity,
        form,
        action: paths.newProvider(entity.id),
        submit: 'Add',
        back: paths.secureAnonymous(entity.id),
      })}
    </section>`,
  })
}

function editPage(state: EmulatorState, { entity, provider }: ProviderPlace, form: ProviderForm): Markup {
  return entityPage(state, {
    entity,
    tab: 'secure-anonymous',
    title: provider.description,
    main: html`<section class="panel" aria-labelledby="edit">
      <div class="title-row">
        <h2 id="edit">Edit ${provider.description}</h2>
        <a class="button danger" href="${paths.removeProvider(provider.id)}">Remove provider</a>
      </div>
      ${providerForm(state.tenant, {
        entity,
        form,
        action: paths.provider(provider.id),
        submit: 'Save',
        back: paths.secureAnonymous(entity.id),
      })}
    </section>`,
  })
}

function removePage(state: EmulatorState, { entity, provider }: ProviderPlace): Markup {
  return entityPage(state, {
    entity,
    tab: 'secure-anonymous',
    title: `Remove ${provider.description}`,
    main: confirmation({
      title: `Remove the provider "${provider.description}"?`,
      text: 'Nobody gets a token from it any more, and no new provider will have its address. This cannot be undone.',
      action: paths.removeProvider(provider.id),
      confirm: 'Remove',
      back: paths.secureAnonymous(entity.id),
    }),
  })
}
