type Options = {
  nonce: string
  /** Origins beside our own that a form of this page may end at. */
  formOrigins: readonly string[]
  mode: 'production' | 'development'
  /** Who may show this page in a frame. */
  framedBy?: 'nobody' | 'ourselves'
}

/** No inline code without the nonce, nothing from elsewhere, no frames around us but those of our own editor. */
export function contentSecurityPolicy({ nonce, formOrigins, mode, framedBy = 'nobody' }: Options): string {
  const development = mode === 'development'
  const directives = {
    'default-src': ["'self'"],
    // React's development build makes its stack traces by eval.
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    'style-src': ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'", ...new Set(formOrigins.filter(isPlainOrigin))],
    'frame-ancestors': [framedBy === 'ourselves' ? "'self'" : "'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

// Origins come from stored settings; one with a space or a semicolon would rewrite the policy.
function isPlainOrigin(text: string): boolean {
  return /^https?:\/\/[A-Za-z0-9.:[\]_-]+$/.test(text)
}
