import { headers } from 'next/headers'
import { env } from '../env'
import { readTouch } from '../signups/campaign-touch'
import type { RequestFacts } from '../signups/request-facts'
import { clientAddress } from './client-address'
import { deviceOf } from './device-of'
import { findFirstTouch } from './first-touch'
import { preferredLanguage } from './language'
import { readBrowserCookie } from './read-browser-cookie'

/** Reads what the request says about itself. Peer and target are set by our own server, which strips a client's own. */
export async function readRequestFacts(): Promise<RequestFacts> {
  const [given, browserCookie, language] = await Promise.all([
    headers(),
    readBrowserCookie(),
    preferredLanguage(),
  ])
  const { publicUrl, trustedProxyHops } = env()
  const firstTouch = findFirstTouch(given.get('cookie') ?? undefined, { publicUrl })
  const query = new URL(given.get('x-portal-target') ?? '/', publicUrl).searchParams
  return {
    address: clientAddress({
      peer: given.get('x-portal-peer') ?? '',
      forwardedFor: given.get('x-forwarded-for'),
      trustedProxyHops,
    }),
    device: deviceOf(given.get('user-agent')),
    language,
    gpc: given.get('sec-gpc') === '1',
    browserCookie,
    firstTouch,
    lastTouch: readTouch(query, null, { publicUrl }) ?? firstTouch,
  }
}
