import { headers } from 'next/headers'
import { addressOf } from '../web/address-of'
import { deviceOf } from '../web/device-of'

export type StaffClient = { address: string; peers: string[]; device: string }

/** Where a request comes from, and whom it names on its way. */
export async function readClient(): Promise<StaffClient> {
  const given = await headers()
  const peer = given.get('x-portal-peer') ?? ''
  const told = (given.get('x-forwarded-for') ?? '').split(',').map((address) => address.trim())
  return {
    address: addressOf(given),
    peers: [peer, ...told.filter((address) => address !== '')],
    device: deviceOf(given.get('user-agent')),
  }
}
