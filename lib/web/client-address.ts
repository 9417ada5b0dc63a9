import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Connection = {
  /** The socket's remote address. */
  peer: string
  /** X-Forwarded-For as it came, repeated or joined by commas. */
  forwardedFor: string | string[] | null | undefined
  trustedProxyHops: number
}

/**
 * The address of the client, canonical. Each trusted proxy appends the address it was called from, so the entry that
 * the outermost of n wrote is the n-th from the right; everything left of it is the client's own invention. 0 ignores
 * the header. If that entry is missing or no address, the peer stands in for it.
 */
export function clientAddress({ peer, forwardedFor, trustedProxyHops }: Connection): string {
  const peerAddress = parseAddress(peer)
  if (peerAddress === null) throw new Error('the peer of a request has no IP address')
  if (trustedProxyHops === 0) return peerAddress

  const entries = [forwardedFor ?? []].flat().join(',').split(',')
  return parseAddress(withoutPort(entries.at(-trustedProxyHops) ?? '')) ?? peerAddress
}

/** Proxies write `1.2.3.4`, `1.2.3.4:567`, `[2001:db8::1]:80`, and any of them in quotes. */
function withoutPort(entry: string): string {
  const written = entry.trim().replace(/^"(.*)"$/, '$1')
  const match = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(written) ?? /^([\d.]+):\d{1,5}$/.exec(written)
  return match?.[1] ?? written
}

/** Canonical, without a zone; an IPv4 address in IPv6 clothes (::ffff:1.2.3.4) is the IPv4 address. */
function parseAddress(text: string): string | null {
  const [withoutZone = ''] = text.split('%')
  return isIP(withoutZone) === 0 ? null : ipaddr.process(withoutZone).toString()
}
