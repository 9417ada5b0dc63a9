import { createServer } from 'node:http'
import { once } from 'node:events'
import { Provider } from 'oidc-provider'
import { findFreePort } from '../ports'

export type TestProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  close: () => Promise<void>
}

/**
 * An OIDC provider on this machine. Whoever names an address at its sign-in has that address; one that begins with
 * "unverified" was never proved.
 */
export async function startOidcProvider({ redirectUri }: { redirectUri: string }): Promise<TestProvider> {
  const port = await findFreePort()
  const issuer = `http://127.0.0.1:${port}`
  const client = { clientId: 'portal', clientSecret: 'a-secret-of-the-test-provider' }
  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [redirectUri] },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, email) => ({
      accountId: email,
      claims: () => ({ sub: email, email, email_verified: !email.startsWith('unverified'), name: 'Whoever' }),
    }),
    cookies: { keys: ['a-cookie-key-of-the-test-provider'] },
  })
  const server = createServer(provider.callback()).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    issuer,
    ...client,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
