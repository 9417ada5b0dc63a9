const longest = 1_000

/** A sentence in a person's own words: without control characters, cut to 1,000 characters; null when nothing is left. */
export function cleanNote(words: string): string | null {
  const visible = words.replace(/[^\P{Cc}\n]/gu, ' ').trim()
  return [...visible].slice(0, longest).join('') || null
}
