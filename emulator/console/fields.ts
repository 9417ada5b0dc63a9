import { html, raw } from 'hono/html'
import type { Markup } from '../pages/page-shell'

/** What is wrong with a form, by field, in the order of the form. */
export type Problems = Record<string, string>

type FieldFacts = {
  name: string
  label: string
  hint?: string | Markup
  problems: Problems
}

export function textField({ value, type, ...facts }: FieldFacts & { value: string; type?: string }): Markup {
  return wrap(
    facts,
    html`<input
      id="${facts.name}"
      name="${facts.name}"
      value="${value}"
      type="${type ?? 'text'}"
      autocomplete="off"
      spellcheck="false"
      ${described(facts)}
    />`,
  )
}

export function textArea({ value, rows, ...facts }: FieldFacts & { value: string; rows: number }): Markup {
  // The first line break of a textarea is not part of its value.
  return wrap(
    facts,
    html`<textarea
      id="${facts.name}"
      name="${facts.name}"
      rows="${rows}"
      spellcheck="false"
      ${described(facts)}
    >
${value}</textarea>`,
  )
}

export type Choice = { value: string; label: string }

export function selectField({
  value,
  choices,
  focus,
  ...facts
}: FieldFacts & { value: string; choices: Choice[]; focus?: boolean }): Markup {
  return wrap(
    facts,
    html`<select
      id="${facts.name}"
      name="${facts.name}"
      autocomplete="off"
      ${focus ? 'autofocus' : ''}
      ${described(facts)}
    >
      ${choices.map(
        (choice) =>
          html`<option value="${choice.value}" ${choice.value === value ? 'selected' : ''}>
            ${choice.label}
          </option>`,
      )}
    </select>`,
  )
}

export function checkField({
  name,
  label,
  hint,
  isChecked,
}: {
  name: string
  label: string
  hint: string
  isChecked: boolean
}): Markup {
  return html`<div class="check">
    <input
      type="checkbox"
      class="switch"
      id="${name}"
      name="${name}"
      value="on"
      autocomplete="off"
      aria-describedby="${name}-hint"
      ${isChecked ? 'checked' : ''}
    />
    <label for="${name}">${label}</label>
    <p class="hint" id="${name}-hint">${hint}</p>
  </div>`
}

/** Stands above a form that was refused, and leads to each field concerned. */
export function problemSummary(problems: Problems): Markup | '' {
  const entries = Object.entries(problems)
  if (entries.length === 0) return ''
  return html`<div class="alert" role="alert">
    <p>
      <strong
        >${entries.length === 1 ? 'One thing needs another look.' : 'Some things need another look.'}</strong
      >
    </p>
    <ul>
      ${entries.map(([name, problem]) => html`<li><a href="#${name}">${problem}</a></li>`)}
    </ul>
  </div>`
}

function wrap({ name, label, hint, problems }: FieldFacts, control: Markup): Markup {
  const problem = problems[name]
  return html`<div class="field${problem ? ' refused' : ''}">
    <label for="${name}">${label}</label>
    ${control} ${problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : ''}
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
  </div>`
}

/** The first field with a problem takes the focus. */
function described({ name, hint, problems }: FieldFacts): Markup | '' {
  const ids = [problems[name] ? `${name}-problem` : '', hint ? `${name}-hint` : ''].filter(Boolean)
  if (ids.length === 0) return ''
  return html`aria-describedby="${ids.join(' ')}" ${problems[name] ? raw('aria-invalid="true"') : ''}
  ${Object.keys(problems)[0] === name ? 'autofocus' : ''}`
}
