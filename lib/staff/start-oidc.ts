import { createHash, randomBytes } from 'node:crypto'
import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import { absoluteUrl } from '../paths'
import { authOptions, csrfCookieName } from './auth-options'
import type { Oidc } from './find-oidc'
import { sessionCookieOptions } from './session-cookie'
import { authSecret } from './session-token'

/**
 * The response that sends somebody to the OIDC provider. next-auth wants a token against CSRF that a script would fetch
 * first; our server has judged the Origin of this POST already, so the token is made here and works without scripts.
 */
export async function startOidc(oidc: Oidc, next: string): Promise<Response> {
  const token = randomBytes(32).toString('hex')
  const proof = createHash('sha256').update(`${token}${authSecret()}`).digest('hex')
  const jar = await cookies()
  jar.set(csrfCookieName, `${token}|${proof}`, sessionCookieOptions())
  const request = new NextRequest(absoluteUrl('/api/auth/signin/oidc'), {
    method: 'POST',
    body: new URLSearchParams({ csrfToken: token, callbackUrl: absoluteUrl(next) }),
  })
  const response = await askNextAuth(oidc, { request, action: 'signin' })
  jar.delete(csrfCookieName)
  return response
}

/** The response to somebody who comes back from the provider: with a session, or to the sign-in that says why not. */
export function finishOidc(oidc: Oidc, request: NextRequest): Promise<Response> {
  return askNextAuth(oidc, { request, action: 'callback' })
}

function askNextAuth(
  oidc: Oidc,
  { request, action }: { request: NextRequest; action: 'signin' | 'callback' },
): Promise<Response> {
  return NextAuth(request, { params: { nextauth: [action, 'oidc'] } }, authOptions(oidc))
}
