import { parseSafeUrl } from '@/lib/frame/safe-url'
import { isSat, type Sat } from '@/lib/frame/sat'

declare const launchUrlBrand: unique symbol
/** A launch URL that went through parseLaunchUrl: the only thing a SAT can be attached to. */
export type LaunchUrl = string & { readonly [launchUrlBrand]: true }

const MAX_LENGTH = 2048

/**
 * Reads a Launchpad, Launch link or PWA link. Path and query are Frame's affair and are kept; a fragment is dropped: the
 * SAT goes there, and a link copied from an address bar may still carry somebody's.
 */
export function parseLaunchUrl(
  text: string,
): { kind: 'ok'; launchUrl: LaunchUrl } | { kind: 'invalid'; problem: string } {
  const safe = parseSafeUrl('The launch URL', text.trim())
  if (safe.kind === 'invalid') return safe
  safe.url.hash = ''
  const launchUrl = safe.url.href
  if (!isLaunchUrl(launchUrl)) {
    return { kind: 'invalid', problem: `The launch URL must have ${MAX_LENGTH} characters or fewer.` }
  }
  return { kind: 'ok', launchUrl }
}

/** Scheme, host and port, as the form-action of a page must name them. */
export function launchOrigin(launchUrl: LaunchUrl): string {
  return new URL(launchUrl).origin
}

/**
 * The launch URL with the SAT as its fragment, which browsers do not send to servers. A raw `;` becomes %3B: Next cuts
 * the redirect header of a server action at the first one.
 */
export function handOverUrl(launchUrl: LaunchUrl, sat: Sat): string {
  if (!isLaunchUrl(launchUrl)) throw new Error('A hand-over needs a parsed launch URL.')
  if (!isSat(sat)) throw new Error('A hand-over needs a parsed SAT.')
  return `${launchUrl.replaceAll(';', '%3B')}#token=${sat}`
}

function isLaunchUrl(text: string): text is LaunchUrl {
  const safe = parseSafeUrl('The launch URL', text)
  return safe.kind === 'ok' && safe.url.href === text && !text.includes('#') && text.length <= MAX_LENGTH
}
