import { decodeJwt } from 'jose'
import type { NextAuthOptions, Profile, TokenSet } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { db } from '../db'
import { canonicaliseEmail } from '../email/canonicalise-email'
import { log } from '../log'
import { absoluteUrl, paths } from '../paths'
import type { Oidc } from './find-oidc'
import { readClient } from './read-client'
import { sessionCookieName, sessionCookieOptions } from './session-cookie'
import { authSecret, sessionMaxAgeSeconds } from './session-token'
import { staffTarget } from './staff-target'
import { startSession } from './start-session'

export const csrfCookieName = 'portal-staff-csrf'

type OidcProfile = Profile & { sub: string; email_verified?: boolean }

/** next-auth as we use it: the ways to and from one OIDC provider. Its session cookie is ours. */
export function authOptions(oidc: Oidc): NextAuthOptions {
  return {
    secret: authSecret(),
    providers: [providerOf(oidc)],
    session: { strategy: 'jwt', maxAge: sessionMaxAgeSeconds },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() },
      csrfToken: { name: csrfCookieName, options: sessionCookieOptions() },
    },
    pages: { signIn: paths.staffSignIn, error: `${paths.staffSignIn}?notice=oidc-failed` },
    logger: {
      error: (code, facts) =>
        log.warn({ code, err: errorOf(facts) }, 'a sign-in at the OIDC provider failed'),
      warn: () => {},
      debug: () => {},
    },
    callbacks: {
      signIn: async ({ profile }) =>
        (await findStaffOf(profile)) ? true : absoluteUrl(`${paths.staffSignIn}?notice=not-staff`),
      // Only ever a page of the staff area, whatever was asked for or is written in a cookie (A21).
      redirect: async ({ url, baseUrl }) =>
        absoluteUrl(staffTarget(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)),
      jwt: async ({ profile }) => {
        const staff = await findStaffOf(profile)
        if (!staff) throw new Error('a session is opened by signing in only')
        const { address, device } = await readClient()
        const { session } = await db().$transaction((tx) =>
          startSession(tx, { staff, way: 'oidc', address, device }),
        )
        return { sub: staff.id, session }
      },
    },
  }
}

/** PKCE, state and nonce are checked, and the id token's signature, issuer and audience. */
function providerOf({ issuer, clientId, clientSecret, host }: Oidc): OAuthConfig<OidcProfile> {
  return {
    id: 'oidc',
    name: host,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: { request: ({ client, tokens }) => claimsOf(client, tokens) },
    profile: ({ sub, email, name }) => ({ id: sub, email, name }),
  }
}

/** Some providers put the address into the id token, which next-auth has verified; others tell it only when asked. */
async function claimsOf(
  client: { userinfo: (accessToken: string) => Promise<Record<string, unknown>> },
  { id_token: idToken, access_token: accessToken }: TokenSet,
): Promise<Profile> {
  const claims = decodeJwt(idToken ?? '')
  if (typeof claims.email === 'string' && claims.email_verified !== undefined) return claims
  const told = await client.userinfo(accessToken ?? '')
  if (told.sub !== claims.sub) throw new Error('the provider spoke of somebody else')
  return { ...claims, ...told }
}

/** The active person of staff with the address that the provider says it has verified. */
async function findStaffOf(profile: Profile | undefined) {
  if (!profile?.email || !('email_verified' in profile) || profile.email_verified !== true) return null
  const email = canonicaliseEmail(profile.email)
  if (email.kind === 'invalid') return null
  return db().staff.findFirst({ where: { email: email.email.address, deactivatedAt: null, demo: false } })
}

function errorOf(facts: unknown): unknown {
  return facts instanceof Error || typeof facts !== 'object' || facts === null || !('error' in facts)
    ? facts
    : facts.error
}
