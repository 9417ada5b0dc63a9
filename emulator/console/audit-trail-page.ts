import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { AuditKind, AuditLine } from '../state/audit-trail'
import type { EmulatorState } from '../state/create-state'
import { consolePage } from './console-page'
import { pageHead } from './page-head'
import { paths } from './paths'
import { moment } from './words'

const kindNames: Record<AuditKind, string> = {
  'token-minted': 'Token',
  'token-refused': 'Refused',
  login: 'Login',
  'login-refused': 'Refused',
  logout: 'Logout',
  'tenant-changed': 'Console',
}

/** Who got a token, logged in and out, and what was changed here. Names come from strangers and are text. */
export function auditTrailPage(state: EmulatorState): Markup {
  const lines = state.auditTrail.list()
  return consolePage(state, {
    title: 'Audit trail',
    here: { link: paths.auditTrail },
    main: html`${pageHead({
        title: 'Audit trail',
        lead: 'Tokens, logins and changes of the tenant, the latest first. A refusal says here why, which its answer does not.',
      })}
      <section class="panel" aria-label="Audit trail">
        ${
          lines.length === 0
            ? html`<p class="empty">Nothing has happened yet.</p>`
            : html`<ol class="rows trail-rows">
                ${lines.map((line) => auditRow(state, line))}
              </ol>`
        }
      </section>`,
  })
}

function auditRow({ tenant }: EmulatorState, { atMs, kind, what, who, id, entityId }: AuditLine): Markup {
  const entity = entityId === null ? null : tenant.find(entityId)
  return html`<li class="row">
    <p class="muted small">${moment(atMs)}</p>
    <p><span class="tag ${kind.endsWith('refused') ? 'off' : ''}">${kindNames[kind]}</span></p>
    <div>
      <p>${what}</p>
      ${who ? html`<p class="person"><strong>${who.name}</strong> <span class="muted">${who.email}</span></p>` : ''}
      <p class="muted small">${entity ? `${entity.name} ` : ''}${id ? html`<code>${id}</code>` : ''}</p>
    </div>
  </li>`
}
