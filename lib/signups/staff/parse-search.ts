import { z } from 'zod'

/** Words are in lower case; each begins a part of a name, an address or a company. */
export type Search = 'everything' | 'nothing' | { id: string } | { handle: string } | { words: string[] }

/** An address is split as the index splits it, so that a part of it, such as its domain, is found as well. */
export function parseSearch(search: string): Search {
  const text = search.trim()
  if (text === '') return 'everything'
  if (z.uuid().safeParse(text).success) return { id: text }
  if (/^(?=.*[\d_-])[\w-]{22}$/.test(text)) return { handle: text }
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0 ? 'nothing' : { words: [...new Set(words)] }
}
