/** Everything an editor could change or a reader misread: controls, line separators, marks that turn the direction. */
const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu

export function hasUnprintable(text: string): boolean {
  return text.search(unprintable) >= 0
}

/** Writes each unprintable character as `escape` says. */
export function escapeUnprintable(text: string, escape: (codePoint: number) => string): string {
  return text.replace(unprintable, (character) => escape(character.codePointAt(0) ?? 0))
}

export function hex(codePoint: number, digits = 0): string {
  return codePoint.toString(16).padStart(digits, '0')
}
