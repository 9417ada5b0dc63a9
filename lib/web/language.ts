import { headers } from 'next/headers'
import { env } from '../env'
import { languageOfCookies, languageOfTarget, targetInLanguage } from './language-choice'

export type Language = 'en' | 'de'

const languages: Language[] = ['en', 'de']

/** The language of this page: what its address asks for, what was chosen before, what the browser prefers. */
export async function preferredLanguage(): Promise<Language> {
  const given = await headers()
  const target = given.get('x-portal-target') ?? ''
  if (isStaffTarget(target)) return 'en'
  return (
    languageOfTarget(target) ??
    languageOfCookies(given.get('cookie'), env()) ??
    languageOf(given.get('accept-language'))
  )
}

/** Staff pages are English, whatever their browser prefers. */
function isStaffTarget(target: string): boolean {
  return /^\/staff(?:[/?#]|$)/.test(target)
}

/** Links to this very page in each language that we speak. */
export async function languageLinks(): Promise<{ language: Language; href: string }[]> {
  const target = (await headers()).get('x-portal-target') ?? '/'
  return languages.map((language) => ({ language, href: targetInLanguage(target, language) }))
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
