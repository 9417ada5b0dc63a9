import { escapeUnprintable, hex } from './unprintable'

/** A string as JSON, and so as JavaScript: what cannot be seen is escaped, letters of any language stay. */
export function writeJsonString(text: string): string {
  return escapeUnprintable(JSON.stringify(text), (codePoint) => escapeUnits(String.fromCodePoint(codePoint)))
}

/** JSON over several lines for a here-document: none of its lines can be mistaken for the word that ends it. */
export function writeJson(value: unknown): string {
  return lines(value, (line) =>
    escapeUnprintable(line, (codePoint) => escapeUnits(String.fromCodePoint(codePoint))),
  )
}

/** The same in ASCII, for readers that would take the file for another encoding. */
export function writeAsciiJson(value: unknown): string {
  return lines(value, (line) => line.replace(/[^\x20-\x7e]/g, escapeUnits))
}

function lines(value: unknown, escape: (line: string) => string): string {
  return JSON.stringify(value, null, 2).split('\n').map(escape).join('\n')
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${hex(character.charCodeAt(index), 4)}`,
  ).join('')
}
