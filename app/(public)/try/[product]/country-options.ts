import { countries } from '@/lib/signups/countries'
import type { Language } from '@/messages'

/** Every country with its name in the given language, in the order of that language's alphabet. */
export function countryOptions(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const collator = new Intl.Collator(language)
  return countries
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => collator.compare(a.label, b.label))
}
