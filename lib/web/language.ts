import { headers } from 'next/headers'

export type Language = 'en' | 'de'

/** The prospect's language, of those we speak. */
export async function preferredLanguage(): Promise<Language> {
  return languageOf((await headers()).get('accept-language'))
}

/** The better liked of English and German in an Accept-Language header (RFC 9110, 12.5.4); English without a wish. */
export function languageOf(acceptLanguage: string | null): Language {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const q = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], weight: q === undefined ? 1 : Number(q) }
    })
    .filter(({ weight }) => weight > 0)
  const weightOf = (language: Language) =>
    Math.max(0, ...wishes.filter((wish) => wish.language === language).map(({ weight }) => weight))
  return weightOf('de') > weightOf('en') ? 'de' : 'en'
}
