import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { Entity, Provider, RoleGrant, Tenant } from '../state/tenant'
import { type Choice, type Problems, problemSummary, textField } from './fields'
import { grantRows, parseGrants, readGrants } from './grant-rows'
import { checkName } from './names'
import { readLine } from './read-form'
import { providerRoles, scopeChoices, scopesAt } from './roles'

/** A provider as typed so far. */
export type ProviderForm = {
  description: string
  durationMinutes: string
  rows: RoleGrant[]
  problems: Problems
  focusedRow?: number
}

export function emptyProvider(tenant: Tenant, entity: Entity): ProviderForm {
  const role = offeredRoles(tenant, entity)[0] ?? ''
  return { description: '', durationMinutes: '60', rows: [{ role, entityId: entity.id }], problems: {} }
}

export function formOf({ description, durationMinutes, roles }: Provider): ProviderForm {
  return { description, durationMinutes: `${durationMinutes}`, rows: roles, problems: {} }
}

type ProviderFields = Pick<Provider, 'description' | 'durationMinutes' | 'roles'>
export type ParsedProvider =
  { kind: 'provider'; provider: ProviderFields } | { kind: 'again'; form: ProviderForm }

export function parseProvider(tenant: Tenant, entity: Entity, fields: URLSearchParams): ParsedProvider {
  const description = readLine(fields, 'description')
  const durationMinutes = readLine(fields, 'duration')
  const rows = readGrants(fields)
  const typed = { description, durationMinutes, rows }
  if (fields.has('more'))
    return {
      kind: 'again',
      form: {
        ...typed,
        rows: [...rows, { role: '', entityId: entity.id }],
        problems: {},
        focusedRow: rows.length,
      },
    }
  const problems: Problems = {}
  checkName(description, { field: 'description', what: 'a description', problems })
  if (!/^\d{1,5}$/.test(durationMinutes) || Number(durationMinutes) < 1 || Number(durationMinutes) > 10_080)
    problems['duration'] = 'Enter the duration in whole minutes, from 1 to 10080 (a week).'
  const { grants, problems: ofGrants } = parseGrants(rows, {
    roles: offeredRoles(tenant, entity),
    scopes: scopeChoices(tenant, entity),
  })
  Object.assign(problems, ofGrants)
  if (Object.keys(problems).length > 0) return { kind: 'again', form: { ...typed, problems } }
  return {
    kind: 'provider',
    provider: { description, durationMinutes: Number(durationMinutes), roles: grants },
  }
}

export function providerForm(
  tenant: Tenant,
  {
    entity,
    form,
    action,
    submit,
    back,
  }: { entity: Entity; form: ProviderForm; action: string; submit: string; back: string },
): Markup {
  return html`${problemSummary(form.problems)}
    <form method="post" action="${action}">
      <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true"></button>
      ${textField({
        name: 'description',
        label: 'Description',
        value: form.description,
        hint: 'For you to recognise it by.',
        problems: form.problems,
      })}
      ${textField({
        name: 'duration',
        label: 'Token duration in minutes',
        value: form.durationMinutes,
        type: 'number',
        hint: 'From 1 to 10080, a week. Whoever is still there when their token ends has to log in again.',
        problems: form.problems,
      })}
      ${grantRows({ ...form, roles: roleChoices(tenant, entity), scopes: scopeChoices(tenant, entity) })}
      <p class="hint">
        Grant Launchpad User and nothing else: every token of this provider gets these roles, whoever asked
        for it.
      </p>
      <div class="actions">
        <button class="button" type="submit">${submit}</button>
        <a class="button secondary" href="${back}">Cancel</a>
      </div>
    </form>`
}

function roleChoices(tenant: Tenant, entity: Entity): Choice[] {
  return offeredRoles(tenant, entity).map((role) => ({
    value: role,
    label: role === 'Launchpad User' ? `${role} (recommended)` : role,
  }))
}

/** As at Frame, Launchpad User is offered only where there is a Launchpad. */
function offeredRoles(tenant: Tenant, entity: Entity): string[] {
  const hasLaunchpad = scopesAt(tenant, entity).some(({ id }) => tenant.launchpads(id).length > 0)
  return hasLaunchpad ? providerRoles : providerRoles.slice(1)
}
