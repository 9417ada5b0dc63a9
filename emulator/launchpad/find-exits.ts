/** Where a visit leads when it ends, as its metadata says; null is Frame's own page. */
export type Exits = { loginUrl: string | null; logoutUrl: string | null }

export function findExits(metadata: Record<string, unknown>): Exits {
  return {
    loginUrl: findWebAddress(metadata['frame_login_url']),
    logoutUrl: findWebAddress(metadata['frame_logout_url']),
  }
}

/** Only http and https: a browser is about to follow it, and `javascript:` would run in the Launchpad. */
function findWebAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null
  const { protocol, href } = new URL(value)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
