import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { RoleGrant } from '../state/tenant'
import { type Choice, type Problems, selectField } from './fields'

/** (role, scope) pairs as typed so far; a role left empty is not meant. */
export function readGrants(fields: URLSearchParams): RoleGrant[] {
  const roles = [...fields.keys()].flatMap((name) => /^role-(\d{1,2})$/.exec(name)?.[1] ?? [])
  return roles.map((row) => ({
    role: fields.get(`role-${row}`) ?? '',
    entityId: fields.get(`scope-${row}`) ?? '',
  }))
}

/** Judges pairs against what may be chosen. A pair twice counts once. */
export function parseGrants(
  rows: RoleGrant[],
  { roles, scopes }: { roles: string[]; scopes: Choice[] },
): { grants: RoleGrant[]; problems: Problems } {
  const problems: Problems = {}
  const grants: RoleGrant[] = []
  for (const [index, { role, entityId }] of rows.entries()) {
    if (role === '') continue
    if (!roles.includes(role)) problems[`role-${index}`] = 'Choose one of the roles.'
    else if (!scopes.some(({ value }) => value === entityId))
      problems[`scope-${index}`] = 'Choose one of the scopes.'
    else if (!grants.some((grant) => grant.role === role && grant.entityId === entityId))
      grants.push({ role, entityId })
  }
  if (grants.length === 0 && Object.keys(problems).length === 0)
    problems['role-0'] = 'Choose at least one role.'
  return { grants, problems }
}

/** One line for each pair, and a button that asks the server for one more: it works without a script. */
export function grantRows({
  rows,
  roles,
  scopes,
  problems,
  focusedRow,
}: {
  rows: RoleGrant[]
  roles: Choice[]
  scopes: Choice[]
  problems: Problems
  focusedRow?: number
}): Markup {
  return html`<fieldset class="grants">
    <legend>Roles and scopes</legend>
    ${rows.map(
      ({ role, entityId }, index) =>
        html`<div class="grant">
          ${selectField({
            name: `role-${index}`,
            label: rows.length > 1 ? `Role ${index + 1}` : 'Role',
            value: role,
            choices: [{ value: '', label: index === 0 ? 'Choose a role' : 'None' }, ...roles],
            problems,
            focus: index === focusedRow,
          })}
          ${selectField({
            name: `scope-${index}`,
            label: rows.length > 1 ? `Scope ${index + 1}` : 'Scope',
            value: entityId,
            choices: scopes,
            problems,
          })}
        </div>`,
    )}
    <button class="button quiet" type="submit" name="more" value="role">Add another role</button>
  </fieldset>`
}
