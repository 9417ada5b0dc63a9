// The first part is bounded so that a hostile text cannot make the search slow.
const jwtPattern = /eyJ[\w-]{5,400}\.[\w-]+(\.[\w-]*)?/g
const secretKeyPattern = /(^|[_-]|[a-z](?=[A-Z]))(token|secret|password|signature|authorization)$/i
const secretHeaders = new Set(['x-frame-signature', 'authorization', 'proxy-authorization', 'cookie'])

/** Keeps enough of a secret to see that it was there: at most six characters, and never more than a quarter. */
function mask(secret: string): string {
  return `${secret.slice(0, Math.min(6, Math.floor(secret.length / 4)))}…`
}

export function maskText(text: string, secrets: string[]): string {
  const withoutTokens = text.replace(jwtPattern, mask)
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, mask(secret)), withoutTokens)
}

export function maskJson(value: unknown, secrets: string[]): unknown {
  if (typeof value === 'string') return maskText(value, secrets)
  if (Array.isArray(value)) return value.map((item) => maskJson(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      maskText(key, secrets),
      typeof inner === 'string' && secretKeyPattern.test(key) ? mask(inner) : maskJson(inner, secrets),
    ]),
  )
}

export function maskHeaders(headers: Headers, secrets: string[]): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [
      name,
      secretHeaders.has(name) ? maskHeader(value) : maskText(value, secrets),
    ]),
  )
}

/** The scheme of an Authorization header is no secret, and six characters of "Bearer" would show nothing else. */
function maskHeader(value: string): string {
  const scheme = /^(Bearer|Basic) (.*)$/i.exec(value)
  return scheme ? `${scheme[1]} ${mask(scheme[2] ?? '')}` : mask(value)
}
