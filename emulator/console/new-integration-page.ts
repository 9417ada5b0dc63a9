import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Entity, RoleGrant } from '../state/tenant'
import { entityPage } from './entity-page'
import { type Problems, problemSummary, textField } from './fields'
import { grantRows } from './grant-rows'
import { paths } from './paths'
import { apiRoleFor, apiRoles, scopeChoices } from './roles'

export type IntegrationForm = { name: string; rows: RoleGrant[]; problems: Problems; focusedRow?: number }

export function emptyIntegration(entity: Entity): IntegrationForm {
  return { name: '', rows: [{ role: apiRoleFor(entity.kind), entityId: entity.id }], problems: {} }
}

export function newIntegrationPage(state: EmulatorState, entity: Entity, form: IntegrationForm): Markup {
  return entityPage(state, {
    entity,
    tab: 'api',
    title: 'Add API integration',
    main: html`<section class="panel" aria-labelledby="add">
      <h2 id="add">Add API integration</h2>
      ${problemSummary(form.problems)}
      <form method="post" action="${paths.newIntegration(entity.id)}">
        <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true"></button>
        ${textField({
          name: 'name',
          label: 'Name',
          value: form.name,
          hint: 'For you to recognise it by, such as the name of the portal that uses it.',
          problems: form.problems,
        })}
        ${grantRows({
          ...form,
          roles: apiRoles.map((role) => ({ value: role, label: role })),
          scopes: scopeChoices(state.tenant, entity),
        })}
        <p class="hint">
          A role allows tokens of one kind of provider: "Account Token" those of a provider on an account. The
          scope says on which one.
        </p>
        <div class="actions">
          <button class="button" type="submit">Add</button>
          <a class="button secondary" href="${paths.api(entity.id)}">Cancel</a>
        </div>
      </form>
    </section>`,
  })
}
