import { html } from 'hono/html'
import { faultHelp, type FaultKind } from '../faults/fault'
import type { Markup } from '../pages/page-shell'
import { type Problems, problemSummary, selectField, textArea, textField } from './fields'
import { type FaultField, faultKinds } from './fault-kinds'
import { paths } from './paths'
import { readLine } from './read-form'

export type FaultForm = { values: Record<FaultField, string>; problem: string | null }

export function emptyFault(): FaultForm {
  return { values: { ...examples, times: '1' }, problem: null }
}

const examples: Record<FaultField, string> = {
  status: '503',
  retryAfter: '',
  body: '',
  ms: '5000',
  when: 'after',
  bytes: '10000000',
  location: 'https://frame.example/',
  seconds: '30',
  times: '',
  path: '',
}

/** The fault as /__emulator/faults takes it: the judge of it is there. Fields left empty are left out. */
export function readFault(
  kind: FaultKind,
  fields: URLSearchParams,
): { fault: unknown; values: FaultForm['values'] } {
  const values = { ...examples }
  const fault: Record<string, unknown> = { kind }
  for (const field of faultKinds[kind].fields) {
    values[field] = field === 'body' ? (fields.get(field) ?? '') : readLine(fields, field)
    if (values[field] !== '') fault[field] = readValue(field, values[field])
  }
  return { fault, values }
}

function readValue(field: FaultField, text: string): unknown {
  if (field === 'body') return parseIfJson(text)
  const isNumber = /^-?\d{1,12}$/.test(text) && field !== 'path' && field !== 'location'
  return isNumber ? Number(text) : text
}

/** The same field takes a text as it is, and JSON as JSON. */
function parseIfJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function faultForm(kind: FaultKind, { values, problem }: FaultForm): Markup {
  const problems = problem === null ? {} : explain(kind, problem)
  return html`${problemSummary(problems)}
    <form method="post" action="${paths.newFault(kind)}">
      ${faultKinds[kind].fields.map((name) => fieldOf(name, values[name], problems))}
      <p class="hint">By API: <code>"kind": "${kind}"</code> takes ${faultHelp[kind]}.</p>
      <div class="actions">
        <button class="button" type="submit">Add fault</button>
        <a class="button secondary" href="${paths.faults}">Cancel</a>
      </div>
    </form>`
}

/** The rule of /__emulator begins with the field it is about; a person reads what to enter there instead. */
function explain(kind: FaultKind, problem: string): Problems {
  const { fields } = faultKinds[kind]
  const field = fields.find((name) => problem.startsWith(`${name}:`))
  return field ? { [field]: advice[field] } : { [fields[0] ?? 'times']: problem }
}

const advice: Record<FaultField, string> = {
  status: 'Enter a status from 200 to 599.',
  retryAfter: 'Enter seconds, or a date in plain characters.',
  body: 'Enter a text, or JSON.',
  ms: 'Enter milliseconds, from 0 to 600000.',
  when: 'Choose one of the two.',
  bytes: 'Enter a number of bytes, from 1 to 1073741824.',
  location: 'Enter a URL, without spaces.',
  seconds: 'Enter whole seconds, ten years at most in either direction.',
  times: 'Enter a number of requests from 1 up, or "always".',
  path: 'Enter a path below /v1/ or /api/, without spaces.',
}

function fieldOf(name: FaultField, value: string, problems: Problems): Markup {
  const common = { name, value, problems }
  switch (name) {
    case 'status':
      return textField({ ...common, label: 'Status', hint: 'From 200 to 599.' })
    case 'retryAfter':
      return textField({
        ...common,
        label: 'Retry-After (optional)',
        hint: 'Seconds, or a date as HTTP writes it.',
      })
    case 'body':
      return textArea({ ...common, label: 'Body (optional)', rows: 3, hint: 'Text or JSON.' })
    case 'ms':
      return textField({ ...common, label: 'Milliseconds', hint: 'From 0 to 600000, ten minutes.' })
    case 'when':
      return selectField({
        ...common,
        label: 'When',
        choices: [
          { value: 'after', label: 'After the act: it has happened at Frame' },
          { value: 'before', label: 'Before the body is read: nothing has happened' },
        ],
      })
    case 'bytes':
      return textField({ ...common, label: 'Bytes', hint: 'From 1 to 1073741824.' })
    case 'location':
      return textField({ ...common, label: 'Location', hint: 'The URL to redirect to.' })
    case 'seconds':
      return textField({ ...common, label: 'Seconds', hint: 'A whole number; below 0 is the past.' })
    case 'times':
      return textField({ ...common, label: 'How often', hint: 'A number of requests, or "always".' })
    case 'path':
      return textField({
        ...common,
        label: 'Path (optional)',
        hint: 'Below /v1/ or /api/; a * at the end stands for anything. Left empty: wherever tokens are asked for.',
      })
  }
}
