/**
 * Exact paths that other programs may POST to without an Origin. Each needs a check of its own and knows no cookie: a
 * session that reports in shows its token, which Frame is asked about.
 */
export const originExemptions: readonly string[] = ['/api/sessions/report']

type Request = { method: string; path: string; origin: string | undefined; fetchSite: string | undefined }
type Policy = { publicOrigin: string; exempt: readonly string[] }

const harmlessMethods = ['GET', 'HEAD', 'OPTIONS']

/** Whether the request may change anything. Next lets an absent Origin pass, so this is the only check against CSRF. */
export function isOriginAllowed(
  { method, path, origin, fetchSite }: Request,
  { publicOrigin, exempt }: Policy,
): boolean {
  if (harmlessMethods.includes(method) || exempt.includes(path)) return true
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false
  return origin === publicOrigin
}
