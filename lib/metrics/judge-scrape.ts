import { createHash, timingSafeEqual } from 'node:crypto'
import ipaddr from 'ipaddr.js'

type Scrape = {
  authorization: string | null
  /** The socket's address, and every address that proxies say they were called from. */
  peers: string[]
}

/**
 * Who may read the metrics: the holder of METRICS_TOKEN, or, where none is set, this machine and nobody that a proxy on it
 * speaks for. To others there is no such page.
 */
export function judgeScrape(
  { authorization, peers }: Scrape,
  token: string | undefined,
): 'in' | 'unauthorised' | 'hidden' {
  if (token === undefined) return peers.length > 0 && peers.every(isLoopback) ? 'in' : 'hidden'
  const [, given = ''] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? []
  return timingSafeEqual(digest(given), digest(token)) ? 'in' : 'unauthorised'
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}
