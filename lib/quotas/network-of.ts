import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

const IPV6_PREFIX_BITS = 64

/**
 * The network that quotas count for an address of clientAddress: an IPv4 address itself (/32), the /64 of an IPv6
 * address, since one household or machine moves freely within it.
 */
export function networkOf(address: string): string {
  const [withoutZone = ''] = address.split('%')
  if (isIP(withoutZone) === 0) throw new Error('networkOf was given something that is not an IP address')
  const parsed = ipaddr.process(withoutZone)
  if (parsed.kind() === 'ipv4') return `${parsed.toString()}/32`
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${withoutZone}/${IPV6_PREFIX_BITS}`).toString()}/${IPV6_PREFIX_BITS}`
}
