import { env } from '../env'
import { clientAddress } from './client-address'

/** Where a request comes from. Our own server sets the peer and strips a client's own word for it. */
export function addressOf(headers: Headers): string {
  return clientAddress({
    peer: headers.get('x-portal-peer') ?? '',
    forwardedFor: headers.get('x-forwarded-for'),
    trustedProxyHops: env().trustedProxyHops,
  })
}
