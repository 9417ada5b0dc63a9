import { type Person, satRequestBody, type SatMetadata } from '@/lib/frame/sat-request'

/** The call that a sample makes. The secret is no part of it: every sample takes it from the environment. */
export type SampleCall = { tokensUrl: string; clientId: string; person: Person; metadata: SatMetadata }

export const secretVariable = 'FRAME_CLIENT_SECRET'

/** The metadata of a sample from rows as they are typed; the first prompt of Frame is left out, as in every trial. */
export function sampleMetadata(rows: readonly { key: string; value: string }[]): SatMetadata {
  const metadata: SatMetadata = Object.create(null)
  metadata['should_accept_tos'] = false
  for (const { key, value } of rows) if (key.trim() !== '') metadata[key.trim()] = value
  return metadata
}

/**
 * The body as JSON of ASCII alone, which means the same in every encoding. No line of it begins with anything but spaces, a
 * brace or a double quote, so that none can be mistaken for the end of a text in any of the languages.
 */
export function writeBody({ person, metadata }: SampleCall): string {
  const body: unknown = JSON.parse(satRequestBody(person, metadata))
  return JSON.stringify(body, null, 2).replace(/[^\x20-\x7e\n]/g, escapeUnit)
}

/** A text as JSON, and so as JavaScript and Python. */
export function writeString(text: string): string {
  return JSON.stringify(text).replace(/[^\x20-\x7e]/g, escapeUnit)
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
