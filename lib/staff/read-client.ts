import { headers } from 'next/headers'
import { env } from '../env'
import { clientAddress } from '../web/client-address'
import { deviceOf } from '../web/device-of'

export type StaffClient = { address: string; peers: string[]; device: string }

/** Where a request comes from. Our own server sets the peer and strips a client's own word for it. */
export async function readClient(): Promise<StaffClient> {
  const given = await headers()
  const peer = given.get('x-portal-peer') ?? ''
  const forwardedFor = given.get('x-forwarded-for')
  const { trustedProxyHops } = env()
  const told = (forwardedFor ?? '').split(',').map((address) => address.trim())
  return {
    address: clientAddress({ peer, forwardedFor, trustedProxyHops }),
    peers: [peer, ...told.filter((address) => address !== '')],
    device: deviceOf(given.get('user-agent')),
  }
}
