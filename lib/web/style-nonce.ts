import { headers } from 'next/headers'

/** The nonce of this response's Content-Security-Policy, which our server hands in with the request. */
export async function styleNonce(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy') ?? ''
  return /'nonce-([\w-]+)'/.exec(policy)?.[1]
}
