import { absoluteUrl } from '../paths'

/** The answer to a form that was posted: go there, by GET. */
export function redirectTo(path: string): Response {
  return new Response(null, { status: 303, headers: { location: absoluteUrl(path) } })
}
