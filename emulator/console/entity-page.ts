import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Entity } from '../state/tenant'
import { consolePage } from './console-page'
import { copyable, pageHead } from './page-head'
import { paths } from './paths'
import { kindWords } from './words'

type EntityTab = 'authentication' | 'api' | 'secure-anonymous' | 'launchpads'

/** A page about a customer, organization or account, under the tabs that its toggles have brought. */
export function entityPage(
  state: EmulatorState,
  {
    entity,
    tab,
    title,
    notice,
    main,
  }: { entity: Entity; tab: EntityTab; title: string; notice?: string | null; main: Markup },
): Markup {
  return consolePage(state, {
    title: `${title} · ${entity.name}`,
    here: { entity: entity.id },
    notice: notice ?? null,
    main: html`${pageHead({
      crumbs: state.tenant
        .pathOf(entity)
        .slice(0, -1)
        .map(({ id, name }) => ({ name, href: paths.users(id) })),
      eyebrow: kindWords[entity.kind],
      title: entity.name,
      lead: copyable(entity.id, `the id of ${entity.name}`),
    })}
    ${tabs(entity, tab)} ${main}`,
  })
}

function tabs(entity: Entity, here: EntityTab): Markup {
  const shown: [EntityTab, string, string][] = [['authentication', 'Users', paths.users(entity.id)]]
  if (entity.apiEnabled) shown.push(['api', 'API', paths.api(entity.id)])
  if (entity.secureAnonymousEnabled)
    shown.push(['secure-anonymous', 'Secure Anonymous', paths.secureAnonymous(entity.id)])
  if (entity.kind === 'account') shown.push(['launchpads', 'Launchpads', paths.launchpads(entity.id)])
  return html`<nav class="tabs" aria-label="${entity.name}">
    ${shown.map(
      ([tab, name, href]) =>
        html`<a href="${href}" ${tab === here ? html`aria-current="page"` : ''}>${name}</a>`,
    )}
  </nav>`
}
