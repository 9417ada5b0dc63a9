import { countries } from '@/lib/signups/countries'
import type { Language } from '@/messages'

/** Every country by its code, with its name in the given language and in the order of that language's alphabet. */
export function countryOptions(language: Language): { [code: string]: string } {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const collator = new Intl.Collator(language)
  const named = countries.map((code) => [code, names.of(code) ?? code] as const)
  return Object.fromEntries(named.sort(([, a], [, b]) => collator.compare(a, b)))
}
