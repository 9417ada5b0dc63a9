import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Entity } from '../state/tenant'
import { entityPage } from './entity-page'
import { checkField } from './fields'
import { paths } from './paths'

/** Users ▸ Authentication: what is switched on here brings a tab of its own after Save. */
export function authenticationPage(state: EmulatorState, entity: Entity, notice: string | null): Markup {
  return entityPage(state, {
    entity,
    tab: 'authentication',
    title: 'Users',
    notice,
    main: html`<section class="panel" aria-labelledby="authentication">
      <h2 id="authentication">Authentication</h2>
      <p class="muted">
        How people and programs get in at this ${entity.kind}. What you switch on gets a tab of its own after
        Save.
      </p>
      <form method="post" action="${paths.users(entity.id)}">
        ${checkField({
          name: 'api',
          label: 'API',
          hint: 'API integrations: keys with which a server of yours asks for tokens. Off, all their keys are unknown.',
          isChecked: entity.apiEnabled,
        })}
        ${checkField({
          name: 'secure-anonymous',
          label: 'Secure Anonymous',
          hint: 'Providers that mint Secure Anonymous Tokens. Off, none of them is there.',
          isChecked: entity.secureAnonymousEnabled,
        })}
        <div class="actions"><button class="button" type="submit">Save</button></div>
      </form>
    </section>`,
  })
}
