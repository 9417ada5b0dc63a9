import { isHashedAssetPath, isPreviewPath, isQuietPath, isUnlistedPath } from './page-area'

type Answer = {
  path: string
  status: number
  policy: string
  protocol: string
  /** Whether this response sends the browser to another origin. */
  leaves: 'leaves' | 'stays'
}

const noStore = 'private, no-store'

/** The headers every response carries, whoever made it; they replace what Next would say. */
export function securityHeaders(answer: Answer): Record<string, string> {
  return {
    'Content-Security-Policy': answer.policy,
    'Referrer-Policy': referrerPolicy(answer),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': isPreviewPath(answer.path) ? 'SAMEORIGIN' : 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(mayBeCached(answer) ? {} : { 'Cache-Control': noStore }),
    ...(isUnlistedPath(answer.path) ? { 'X-Robots-Tag': 'noindex' } : {}),
    ...(answer.protocol === 'https:' ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }
}

/**
 * Browsers send `Origin: null` with a form of a page under no-referrer, and such a POST is refused. The pages under
 * /frame and /verify have forms, so they get same-origin, which tells other sites just as little.
 */
function referrerPolicy({ path, leaves }: Answer): string {
  if (leaves === 'leaves' || path.startsWith('/frame/login')) return 'no-referrer'
  return isQuietPath(path) ? 'same-origin' : 'strict-origin-when-cross-origin'
}

function mayBeCached({ path, status }: Answer): boolean {
  return isHashedAssetPath(path) && [200, 206, 304].includes(status)
}
