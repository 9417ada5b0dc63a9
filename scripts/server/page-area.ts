/** The parts of the site whose responses may end in a hand-over; each redirect of theirs carries its own fragment. */
export function isHandOverPath(path: string): boolean {
  return isUnder(path, ['try', 'i', 'verify', 'waitlist', 'trial', 'frame'])
}

/** Where staff may go on to an OIDC provider. */
export function isStaffSignInPath(path: string): boolean {
  return path === '/staff/sign-in'
}

/** Pages about one person or for staff. */
export function isUnlistedPath(path: string): boolean {
  return isUnder(path, ['i', 'verify', 'waitlist', 'trial', 'frame', 'staff'])
}

/** Pages whose own address must not be told to others, not even to the rest of this site. */
export function isQuietPath(path: string): boolean {
  return isUnder(path, ['frame', 'verify', 'waitlist', 'i', 'staff'])
}

/** What the editor of a product shows in a frame; everything else refuses to be framed. */
export function isPreviewPath(path: string): boolean {
  return /^\/staff\/products\/[^/]+\/preview$/.test(path)
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
