import { z } from 'zod'

export type Search = 'everything' | 'nothing' | { id: string } | { handle: string } | { words: SearchWord[] }

/** In lower case; begins a part of a name, an address or a company, or is one of them as a whole. */
export type SearchWord = { text: string; isWhole: boolean }

/**
 * An address is split as the index splits it, so that a part of it, such as its domain, is found as well. A word that
 * the next part of an address follows has ended; any other may still be being typed.
 */
export function parseSearch(search: string): Search {
  const text = search.trim()
  if (text === '') return 'everything'
  if (z.uuid().safeParse(text).success) return { id: text }
  if (/^(?=.*[\d_-])[\w-]{22}$/.test(text)) return { handle: text }
  const words = new Map<string, SearchWord>()
  for (const [, word = '', separator] of text
    .toLowerCase()
    .matchAll(/([\p{L}\p{N}]+)(@|[.+_-](?=[\p{L}\p{N}]))?/gu)) {
    const isWhole = separator !== undefined
    words.set(`${word} ${isWhole}`, { text: word, isWhole })
  }
  return words.size === 0 ? 'nothing' : { words: [...words.values()] }
}
