import type { Server } from 'node:http'
import { isLoopbackHost } from './host'

type Place = { port: number; publicUrl: URL }

/** Opens one server per address: both loopback addresses for a portal on one's own machine, else all interfaces. */
export async function listen(create: () => Server, { port, publicUrl }: Place): Promise<Server[]> {
  if (!isLoopbackHost(publicUrl.hostname)) return [await listenOn(create(), { port })]
  const first = await listenOn(create(), { port, host: '127.0.0.1' })
  const second = await listenOn(create(), { port, host: '::1' }).catch(ifWithoutIpv6)
  return second ? [first, second] : [first]
}

function listenOn(server: Server, address: { port: number; host?: string }): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

function ifWithoutIpv6(error: NodeJS.ErrnoException): null {
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') return null
  throw error
}
