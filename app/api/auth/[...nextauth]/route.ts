import type { NextRequest } from 'next/server'
import { paths } from '@/lib/paths'
import { findOidc } from '@/lib/staff/find-oidc'
import { redirectTo } from '@/lib/staff/redirect-to'
import { finishOidc } from '@/lib/staff/start-oidc'

type Context = { params: Promise<{ nextauth: string[] }> }

/** Of next-auth's endpoints only the way back from the OIDC provider is open. Where it wants to show an error, we do. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const endpoint = (await params).nextauth.join('/')
  const oidc = findOidc()
  if (oidc && endpoint === 'callback/oidc') return finishOidc(oidc, request)
  if (oidc && ['error', 'signin'].includes(endpoint))
    return redirectTo(`${paths.staffSignIn}?notice=oidc-failed`)
  return new Response('Not found.\n', { status: 404 })
}
