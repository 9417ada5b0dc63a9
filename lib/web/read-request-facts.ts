import { headers } from 'next/headers'
import { env } from '../env'
import type { RequestFacts } from '../signups/request-facts'
import { addressOf } from './address-of'
import { deviceOf } from './device-of'
import { preferredLanguage } from './language'
import { readBrowserCookie } from './read-browser-cookie'
import { touchesOf, wantsPrivacy } from './touches-of'

/** Reads what the request says about itself. Peer and target are set by our own server, which strips a client's own. */
export async function readRequestFacts(): Promise<RequestFacts> {
  const [given, browserCookie, language] = await Promise.all([
    headers(),
    readBrowserCookie(),
    preferredLanguage(),
  ])
  const { publicUrl } = env()
  return {
    address: addressOf(given),
    device: deviceOf(given.get('user-agent')),
    language,
    gpc: wantsPrivacy(given),
    browserCookie,
    ...touchesOf(given, { publicUrl }),
  }
}
