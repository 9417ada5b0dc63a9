import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { env, type PrivateHost } from '../env'
import { isDemo } from '../settings/demo'
import { resolveHost } from './resolve-host'

/** Where webhooks may go. Handed in, so that tests can have receivers of their own. */
export type TargetPolicy = {
  /** A demo tells nobody but its own machine. */
  reach: 'internet' | 'this-machine'
  /** Inside the company, vouched for by whoever runs the portal. */
  privateHosts: readonly PrivateHost[]
  /** Of receivers that nobody vouches for. */
  ports: readonly number[]
  /** Every address of a name, by one look-up. */
  resolve: (host: string) => Promise<string[]>
  isPublic: (address: string) => boolean
}

/** Where receivers listen. Anything else may be a door that was never meant for HTTP, such as 22, 25 or 6379. */
export const openPorts: readonly number[] = [443, 4443, 8443, 9443]

export async function ownPolicy(): Promise<TargetPolicy> {
  const reach = (await isDemo()) ? 'this-machine' : 'internet'
  return { reach, privateHosts: env().webhookPrivateHosts, ports: openPorts, resolve: resolveHost, isPublic }
}

/** Whether whoever runs the portal named this very host and port, or the portal is a demo and the host this machine. */
export function isVouchedFor(url: URL, { reach, privateHosts }: TargetPolicy): boolean {
  const host = hostOf(url)
  if (reach === 'this-machine') return host === 'localhost' || isLoopback(host)
  return privateHosts.some((each) => each.host === host && (each.port === null || each.port === portOf(url)))
}

/** Judged by number, never by how an address is written (A11). */
export function mayReach(address: string, url: URL, policy: TargetPolicy): boolean {
  if (isIP(address) === 0) return false
  if (policy.reach === 'this-machine') return isLoopback(address)
  return policy.isPublic(address) || (isVouchedFor(url, policy) && isInside(address))
}

/** Of IPv6 only what was ever given out: all the rest is special, and some of it leads back to IPv4. */
const givenOut = ipaddr.IPv6.parseCIDR('2000::/3')

/** Not private, local, shared, reserved, translated or tunnelled in any way. */
export function isPublic(address: string): boolean {
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(givenOut)
}

/** Where a company's own machines are. Never link-local, where clouds keep their metadata. */
function isInside(address: string): boolean {
  return ['private', 'uniqueLocal', 'carrierGradeNat', 'loopback'].includes(ipaddr.parse(address).range())
}

function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.parse(address).range() === 'loopback'
}

export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

export function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80))
}
