import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Entity } from '../state/tenant'
import { paths } from './paths'
import { kindWords } from './words'

/** Where a page stands: one of the links, or an entity of the tree. */
export type Here = { entity: string } | { link: string }

export function navigation({ tenant }: EmulatorState, here: Here): Markup {
  return html`<nav aria-label="Console">
    <ul class="nav-list">
      ${link(paths.start, 'Start', here)}
    </ul>
    <p class="nav-title" id="nav-tenant">Tenant</p>
    <ul class="nav-list" aria-labelledby="nav-tenant">
      ${tenant
        .entities()
        .filter(({ parentId }) => parentId === null)
        .map((entity) => branch(entity))}
    </ul>
    <p class="nav-title" id="nav-activity">Activity</p>
    <ul class="nav-list" aria-labelledby="nav-activity">
      ${link(paths.auditTrail, 'Audit trail', here)} ${link(paths.sessionTrail, 'Session trail', here)}
      ${link(paths.requests, 'Requests', here)} ${link(paths.mailbox, 'Mailbox', here)}
    </ul>
    <p class="nav-title" id="nav-emulator">Emulator</p>
    <ul class="nav-list" aria-labelledby="nav-emulator">
      ${link(paths.control, 'Control panel', here)} ${link(paths.faults, 'Faults', here)}
      ${link(paths.assumptions, 'Assumptions', here)}
    </ul>
  </nav>`

  function branch(entity: Entity): Markup {
    const below = tenant.children(entity.id)
    const isHere = 'entity' in here && here.entity === entity.id
    return html`<li>
      <a class="nav-link" href="${paths.users(entity.id)}" ${isHere ? current : ''}>
        <span>${entity.name}</span><span class="kind">${kindWords[entity.kind]}</span>
      </a>
      ${
        below.length > 0
          ? html`<ul class="branch">
              ${below.map(branch)}
            </ul>`
          : ''
      }
    </li>`
  }
}

const current = html`aria-current="page"`

function link(path: string, name: string, here: Here): Markup {
  const isHere = 'link' in here && here.link === path
  return html`<li>
    <a class="nav-link" href="${path}" ${isHere ? current : ''}><span>${name}</span></a>
  </li>`
}
