import { requireEnv } from '../env'
import { networkKey } from '../quotas/network-key'
import { networkOf } from '../quotas/network-of'

/** The network of an address, in the form in which it may be kept. */
export function clientNetworkKey(address: string): string {
  return networkKey(networkOf(address), requireEnv('quotaKey'))
}
