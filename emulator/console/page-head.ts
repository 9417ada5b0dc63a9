import { html } from 'hono/html'
import type { Markup } from '../pages/page-shell'

type Crumb = { name: string; href: string }

export function pageHead(head: {
  crumbs?: Crumb[]
  eyebrow?: string
  title: string
  lead?: string | Markup
  actions?: Markup
}): Markup {
  return html`<div class="page-head">
    ${
      head.crumbs?.length
        ? html`<nav aria-label="Breadcrumb">
            <ol class="crumbs">
              ${head.crumbs.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>`)}
            </ol>
          </nav>`
        : ''
    }
    <div class="title-row">
      <div>
        ${head.eyebrow ? html`<p class="eyebrow">${head.eyebrow}</p>` : ''}
        <h1>${head.title}</h1>
      </div>
      ${head.actions ?? ''}
    </div>
    ${head.lead ? html`<p class="lead">${head.lead}</p>` : ''}
  </div>`
}

/** A value to carry elsewhere. The button needs the script, which shows it. */
export function copyable(value: string, name: string): Markup {
  return html`<span class="copyable"
    ><code>${value}</code
    ><button class="copy" type="button" data-copy="${value}" aria-label="Copy ${name}" hidden>
      Copy
    </button></span
  >`
}
