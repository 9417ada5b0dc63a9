import { isHandOverPath } from './page-area'

type Redirect = { path: string; status: number; location: string }

/**
 * Makes a redirect safe to follow. Without a fragment of its own a browser would carry over the one of the page it
 * comes from, which may be a token (R4); anything but 303 would post a form again at a stranger's (R16).
 */
export function sealRedirect({ path, status, location }: Redirect, publicUrl: URL) {
  const leaves = URL.parse(location, publicUrl)?.origin !== publicUrl.origin
  const needsFragment = isHandOverPath(path) && !location.includes('#')
  return {
    status: leaves ? 303 : status,
    location: needsFragment ? `${location}#` : location,
    leaves: leaves ? ('leaves' as const) : ('stays' as const),
  }
}
