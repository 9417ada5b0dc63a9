import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import { findCurrentRequest } from '../current-request'
import { absoluteUrl, paths } from '../paths'
import { findSignedIn } from './find-signed-in'
import { may, type Permission } from './permissions'
import { readSessionCookie } from './session-cookie'
import type { Authorised } from './staff-person'
import { staffTarget } from './staff-target'

/** Whoever sent this request, once for each page. */
export const findStaff = cache(async () => findSignedIn(await readSessionCookie()))

/**
 * The first line of every staff page and action: the person, if they may. Others are led to the sign-in, or to a page
 * with 403 that says what they may not.
 */
export async function requireStaff<Needed extends Permission>(
  permission: Needed,
): Promise<Authorised<Needed>> {
  const staff = await findStaff()
  if (!staff) redirect(await signInPath())
  if (!may(staff.role, permission)) await refuse()
  return { ...staff, may: permission }
}

/** The same for route handlers: the person, or the response to give. */
export async function requireStaffInHandler<Needed extends Permission>(
  permission: Needed,
): Promise<Authorised<Needed> | Response> {
  const staff = await findStaff()
  if (!staff) return Response.redirect(absoluteUrl(await signInPath()), 303)
  if (!may(staff.role, permission)) return new Response('Your role does not allow this.\n', { status: 403 })
  return { ...staff, may: permission }
}

/** Next would show its page for addresses that are none where an action without JavaScript says `forbidden()`. */
async function refuse(): Promise<never> {
  const isPosted = findCurrentRequest()?.method === 'POST'
  if (isPosted && !(await headers()).has('next-action')) redirect(paths.staffRefused)
  forbidden()
}

/** The sign-in that leads back to the page that was asked for. */
async function signInPath(): Promise<string> {
  const target = staffTarget((await headers()).get('x-portal-target'))
  return target === paths.staff
    ? paths.staffSignIn
    : `${paths.staffSignIn}?${new URLSearchParams({ next: target })}`
}
