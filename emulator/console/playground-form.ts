import { parseJson } from '../http/parse-json'
import type { SampleCall } from '../playground/sample-call'
import { tokensPath } from '../state/paths'
import type { Provider } from '../state/tenant'
import type { Problems } from './fields'
import { readLine } from './read-form'

/** What is typed in a Playground. */
export type PlaygroundForm = {
  clientId: string
  firstName: string
  lastName: string
  email: string
  emailDomain: string
  metadata: string
}

export const examplePerson: PlaygroundForm = {
  clientId: '',
  firstName: 'Jane',
  lastName: 'Doe',
  email: 'jane@example.com',
  emailDomain: '',
  metadata: '{\n  "should_accept_tos": false\n}',
}

export function readPlaygroundForm(fields: URLSearchParams): PlaygroundForm {
  return {
    clientId: readLine(fields, 'client-id'),
    firstName: readLine(fields, 'first-name'),
    lastName: readLine(fields, 'last-name'),
    email: readLine(fields, 'email'),
    emailDomain: readLine(fields, 'email-domain'),
    metadata: (fields.get('metadata') ?? '').replaceAll('\r\n', '\n'),
  }
}

/** The call that a form describes. Only the metadata can be wrong here: of the rest the token request is the judge. */
export function parseCall(
  form: PlaygroundForm,
  { provider, origin }: { provider: Provider; origin: string },
): { call: SampleCall; problems: Problems } {
  const metadata = parseMetadata(form.metadata)
  return {
    call: {
      ...form,
      url: origin + tokensPath(provider),
      clientId: form.clientId || '<your client id>',
      metadata: metadata.kind === 'object' ? metadata.value : null,
    },
    problems: metadata.kind === 'problem' ? { metadata: metadata.text } : {},
  }
}

type Metadata =
  { kind: 'object'; value: Record<string, unknown> } | { kind: 'none' } | { kind: 'problem'; text: string }

function parseMetadata(text: string): Metadata {
  if (text.trim() === '') return { kind: 'none' }
  const parsed = parseJson(text)
  if (parsed.kind === 'refused') return { kind: 'problem', text: parsed.message }
  if (parsed.kind === 'malformed')
    return {
      kind: 'problem',
      text: 'The metadata is not valid JSON. Look for a missing quote, comma or bracket.',
    }
  return isObject(parsed.value)
    ? { kind: 'object', value: parsed.value }
    : { kind: 'problem', text: 'The metadata must be a JSON object, such as { "crm": "123" }.' }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
