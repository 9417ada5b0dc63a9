import type { IncomingMessage } from 'node:http'
import type { Language } from '@/messages'

type Own = { publicUrl: URL }

const aYearSeconds = 365 * 24 * 60 * 60

/** The language that a page's own address asks for by `?lang=`. */
export function languageOfTarget(target: string): Language | null {
  const [, query] = /\?([^#]*)/.exec(target) ?? []
  return asLanguage(new URLSearchParams(query).get('lang'))
}

/** The language that was chosen earlier in this browser. */
export function languageOfCookies(cookieHeader: string | null, own: Own): Language | null {
  const prefix = `${languageCookieName(own)}=`
  const pair = cookieHeader?.split(/; */).find((candidate) => candidate.startsWith(prefix))
  return asLanguage(pair?.slice(prefix.length) ?? null)
}

/** The Set-Cookie value that keeps the choice of a visit to `?lang=`; null for a visit without one. */
export function languageCookie(request: Pick<IncomingMessage, 'method' | 'url'>, own: Own): string | null {
  const language = request.method === 'GET' ? languageOfTarget(request.url ?? '') : null
  if (language === null) return null
  const secure = isHttps(own) ? '; Secure' : ''
  return `${languageCookieName(own)}=${language}; Path=/; Max-Age=${aYearSeconds}; HttpOnly; SameSite=Lax${secure}`
}

/** The same page in another language: path and query stay, Next's own parameter for scripts goes. */
export function targetInLanguage(target: string, language: Language): string {
  const [path = '/', query] = target.split('?', 2)
  const parameters = new URLSearchParams(query)
  parameters.delete('_rsc')
  parameters.set('lang', language)
  return `${path}?${parameters}`
}

function languageCookieName(own: Own): string {
  return isHttps(own) ? '__Host-portal-language' : 'portal-language'
}

function isHttps({ publicUrl }: Own): boolean {
  return publicUrl.protocol === 'https:'
}

function asLanguage(text: string | null): Language | null {
  return text === 'en' || text === 'de' ? text : null
}
