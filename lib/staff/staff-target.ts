import { paths } from '../paths'

const doors = [paths.staffSignIn, paths.staffSignOut, paths.staffForgot, paths.staffSetUp, paths.staffReset]

/**
 * Where somebody goes after signing in: a page of the staff area, rebuilt from its parts, whatever was asked for (A21).
 * Pages for those who are not signed in lead to the start.
 */
export function staffTarget(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 2_000 || !wanted.startsWith('/')) return paths.staff
  const base = 'http://portal.invalid'
  const url = URL.parse(wanted, base)
  if (!url || url.origin !== base || !/^\/staff(?:\/[\w%~.-]+)*\/?$/.test(url.pathname)) return paths.staff
  if (doors.includes(url.pathname.replace(/\/$/, ''))) return paths.staff
  // Next's own parameter for scripts.
  url.searchParams.delete('_rsc')
  return `${url.pathname}${url.search}`
}
