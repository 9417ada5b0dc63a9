import { createHash, timingSafeEqual } from 'node:crypto'
import ipaddr from 'ipaddr.js'

type Scrape = {
  authorization: string | null
  /** The socket's address, and every address that proxies say they were called from. */
  peers: string[]
  /** The Host header as the client sent it, with or without a port. */
  host: string | null
}

type Portal = {
  token: string | undefined
  publicUrl: URL
}

/**
 * Who may read the metrics: the holder of METRICS_TOKEN. Where none is set and the portal is on one's own machine alone, that
 * machine by its own name, and nobody that a proxy on it speaks for. To others there is no such page.
 */
export function judgeScrape(
  { authorization, peers, host }: Scrape,
  { token, publicUrl }: Portal,
): 'in' | 'unauthorised' | 'hidden' {
  if (token === undefined) {
    const isOwn = peers.length > 0 && peers.every(isLoopback)
    return isOwn && isLoopbackHost(publicUrl.host) && isLoopbackHost(host ?? '') ? 'in' : 'hidden'
  }
  const [, given = ''] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? []
  return timingSafeEqual(digest(given), digest(token)) ? 'in' : 'unauthorised'
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}

/** A name that another site's DNS could point to this machine is none of its own. */
function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  return name === 'localhost' || isLoopback(name.replace(/^\[(.*)\]$/, '$1'))
}
