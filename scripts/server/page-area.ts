/** The parts of the site whose responses may end in a hand-over; each redirect of theirs carries its own fragment. */
export function isHandOverPath(path: string): boolean {
  return isUnder(path, ['try', 'i', 'verify', 'trial', 'frame'])
}

/** Pages about one person or for staff. */
export function isUnlistedPath(path: string): boolean {
  return isUnder(path, ['i', 'verify', 'trial', 'frame', 'staff'])
}

export function isFramePath(path: string): boolean {
  return isUnder(path, ['frame'])
}

/** Names contain a hash of their content, so they may be kept for ever. */
export function isHashedAssetPath(path: string): boolean {
  return path.startsWith('/_next/static/') || path.startsWith('/logo/')
}

export function isProbePath(path: string): boolean {
  return ['/healthz', '/readyz', '/metrics'].includes(path)
}

// A dot counts as an end because Next also answers for /staff.rsc and the like.
function isUnder(path: string, areas: readonly string[]): boolean {
  const [, first = ''] = path.split(/[/.]/, 2)
  return areas.includes(first.toLowerCase())
}
