import type { NextRequest } from 'next/server'
import { absoluteUrl, paths } from '@/lib/paths'
import { publicReasonOf, type PublicReason } from '@/lib/signups/reasons'
import { openTrial } from '@/lib/trials/open-trial'
import { findReturnAddress } from '@/lib/trials/find-return-address'
import { readBrowserCookie } from '@/lib/web/read-browser-cookie'
import { judgeVisit } from '@/lib/web/visit'

type Context = { params: Promise<{ handle: string }> }

/** Frame's frame_login_url: a person comes back and is sent on, with a new SAT or to the page that says why not. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { handle } = await params
  const query = request.nextUrl.searchParams
  if (judgeVisit(request.headers) !== 'navigation') return toContinuePage(handle, query)
  const outcome = await openTrial({ handle, browserCookie: await readBrowserCookie(), query })
  return outcome.kind === 'granted'
    ? Response.redirect(outcome.handOverTo, 303)
    : toContinuePage(handle, query, publicReasonOf(outcome.reason))
}

/** Said outright, because Next would answer HEAD by running GET, which mints. */
export async function HEAD(request: NextRequest, { params }: Context): Promise<Response> {
  return toContinuePage((await params).handle, request.nextUrl.searchParams)
}

/** Everything that needs a page lives there. The address to go back to comes along only once it was judged. */
async function toContinuePage(
  handle: string,
  query: URLSearchParams,
  reason?: PublicReason,
): Promise<Response> {
  const returnAddress = await findReturnAddress(handle, query)
  const target = new URL(absoluteUrl(paths.frameContinue(handle)))
  if (reason) target.searchParams.set('reason', reason)
  if (returnAddress) target.searchParams.set('return_url', returnAddress)
  return Response.redirect(`${target.href}#`, 303)
}
