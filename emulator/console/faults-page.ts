import { html } from 'hono/html'
import type { Fault, FaultKind } from '../faults/fault'
import type { Markup } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import { consolePage } from './console-page'
import { type FaultForm, faultForm } from './fault-form'
import { faultKinds } from './fault-kinds'
import { pageHead } from './page-head'
import { paths } from './paths'

export function faultsPage(state: EmulatorState, notice: string | null): Markup {
  const waiting = state.faults.list()
  return consolePage(state, {
    title: 'Faults',
    here: { link: paths.faults },
    notice,
    main: html`${pageHead({
        title: 'Faults',
        lead: 'Make Frame fail on purpose, and see what a portal makes of it. Several wait in line; the first that fits strikes.',
      })}
      <section class="panel" aria-labelledby="waiting">
        <div class="title-row">
          <h2 id="waiting">Waiting</h2>
          ${
            waiting.length === 0
              ? ''
              : html`<form method="post" action="${paths.removeFault}">
                  <button class="button secondary" type="submit" name="which" value="all">Clear all</button>
                </form>`
          }
        </div>
        ${
          waiting.length === 0
            ? html`<p class="empty">None: everything works as it should.</p>`
            : html`<ol class="rows">
                ${waiting.map(waitingRow)}
              </ol>`
        }
      </section>
      <section class="panel" aria-labelledby="add">
        <h2 id="add">Make something go wrong</h2>
        <ul class="choices">
          ${Object.entries(faultKinds).map(
            ([kind, { name, text }]) =>
              html`<li>
                <a href="${paths.newFault(kind)}"
                  ><strong>${name}</strong><span class="muted">${text}</span></a
                >
              </li>`,
          )}
        </ul>
      </section>`,
  })
}

function waitingRow(fault: Fault, index: number): Markup {
  const { kind, times, ...details } = fault
  const { name } = faultKinds[kind]
  return html`<li class="row">
    <div>
      <h3>${name}</h3>
      <p class="muted small">
        <code>${JSON.stringify(details)}</code>
      </p>
    </div>
    <p class="muted">${times === 'always' ? 'always' : times === 1 ? 'once' : `${times} times`}</p>
    <form method="post" action="${paths.removeFault}">
      <input type="hidden" name="kind" value="${kind}" />
      <button
        class="button secondary"
        type="submit"
        name="which"
        value="${index}"
        aria-label="Remove ${name}"
      >
        Remove
      </button>
    </form>
  </li>`
}

export function newFaultPage(state: EmulatorState, kind: FaultKind, form: FaultForm): Markup {
  const { name, text } = faultKinds[kind]
  return consolePage(state, {
    title: name,
    here: { link: paths.faults },
    main: html`${pageHead({ crumbs: [{ name: 'Faults', href: paths.faults }], title: name, lead: text })}
      <section class="panel" aria-label="${name}">${faultForm(kind, form)}</section>`,
  })
}
