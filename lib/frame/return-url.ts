import { type LaunchUrl, parseLaunchUrl } from '@/lib/frame/launch-url'

/** Frame does not document which parameter of frame_login_url says where the person was; these are tried in this order. */
export const returnParameterNames: readonly string[] = [
  'return_url',
  'returnUrl',
  'redirect_url',
  'redirect_uri',
  'return_to',
  'next',
  'location',
]

/**
 * Where the person was, as the query of a bounce says it; null means the stored launch URL. The first name that is present
 * decides, and only if it is given once. Referer is not asked: its origin adds nothing to the stored launch URL.
 */
export function findReturnUrl(
  query: URLSearchParams,
  { names, returnUrls }: { names: readonly string[]; returnUrls: readonly string[] },
): LaunchUrl | null {
  const name = names.find((candidate) => query.has(candidate))
  if (name === undefined) return null
  const [given, ...repeated] = query.getAll(name)
  return given === undefined || repeated.length > 0 ? null : judgeReturnUrl(given, returnUrls)
}

/**
 * Whether a SAT may travel to a URL that came from outside: only at or below one of the product's `returnUrls` (whose
 * query does not count). The answer is put together from parsed parts, without fragment and tokens: two parsers may
 * read the given text differently, but not this one.
 */
export function judgeReturnUrl(given: string, returnUrls: readonly string[]): LaunchUrl | null {
  const url = readPlainUrl(given)
  if (!url || !returnUrls.some((returnUrl) => isAtOrBelow(url, returnUrl))) return null
  const rebuilt = parseLaunchUrl(url.origin + url.pathname + withoutTokens(url.search))
  return rebuilt.kind === 'ok' ? rebuilt.launchUrl : null
}

const MAX_LENGTH = 2048
const VISIBLE_ASCII = /^[\x21-\x7e]+$/
// The backslash is no part of any group: URL parsers take it for a slash, others do not. A user name has no place either.
const PLAIN_URL = /^https?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?<path>\/[^?#\\]*)?(?:[?#][^\\]*)?$/i
// Beyond the slashes, dots and semicolons that servers read in different ways: escaped controls, and %25 or a lone %,
// which become one of the others when something decodes twice.
const AMBIGUOUS_PATH = /\/\/|;|\/\.\.?(?:\/|$)|%(?:[01]|2[5ef]|3b|5c|7f|(?![\da-f]{2}))/i

/** The checks of the raw text: parsing would already have hidden dot segments, backslashes and line breaks. */
function readPlainUrl(given: string): URL | null {
  if (given.length > MAX_LENGTH || !VISIBLE_ASCII.test(given)) return null
  const plain = PLAIN_URL.exec(given)
  if (!plain || AMBIGUOUS_PATH.test(plain.groups?.['path'] ?? '')) return null
  return URL.canParse(given) ? new URL(given) : null
}

function isAtOrBelow(url: URL, returnUrl: string): boolean {
  const parsed = parseLaunchUrl(returnUrl)
  if (parsed.kind === 'invalid') return false
  const { origin, pathname } = new URL(parsed.launchUrl)
  const folder = pathname.endsWith('/') ? pathname : `${pathname}/`
  return url.origin === origin && (url.pathname === pathname || url.pathname.startsWith(folder))
}

/** Compared without case and punctuation, so that accessToken, access-token and token[] are found too. */
const TOKEN_KEYS = new Set([
  'token',
  'accesstoken',
  'authtoken',
  'idtoken',
  'refreshtoken',
  'sessiontoken',
  'framesessiontoken',
  'jwt',
  'sat',
  'bearer',
  'authorization',
])

/** Drops whole pairs and leaves the others byte for byte: what they mean is Frame's affair. */
function withoutTokens(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => ![...new URLSearchParams(pair).keys()].some(isTokenKey))
    .join('&')
  return kept && `?${kept}`
}

function isTokenKey(key: string): boolean {
  return TOKEN_KEYS.has(key.toLowerCase().replace(/[^a-z\d]/g, ''))
}
