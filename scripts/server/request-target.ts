/** The decoded path decides which headers a response gets; `closed` is a part of Next that the portal does not offer. */
export type RequestTarget = { kind: 'ok'; path: string } | { kind: 'malformed' } | { kind: 'closed' }

const imageOptimizer = /^\/_next\/image(?=[/?]|$)/

/** Accepts what browsers send: a path from the root without dot segments, backslashes or a second leading slash. */
export function parseRequestTarget(target: string): RequestTarget {
  if (/[^\x21-\x7e]|#/.test(target)) return { kind: 'malformed' }
  const path = decodePath(target.split('?', 1)[0] ?? '')
  if (path === null || !isPlainPath(path)) return { kind: 'malformed' }
  return imageOptimizer.test(path) ? { kind: 'closed' } : { kind: 'ok', path }
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function isPlainPath(path: string): boolean {
  if (!path.startsWith('/') || path.startsWith('//')) return false
  if (/[\\\u0000-\u001f\u007f]/.test(path)) return false
  return !path.split('/').some((segment) => segment === '.' || segment === '..')
}
