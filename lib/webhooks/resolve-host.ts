import { Resolver } from 'node:dns/promises'

/** Every address of a name; of one that does not exist, or whose name servers are silent, none. */
export const resolveHost = resolverAt(null)

/** By DNS alone: the system's own look-up would hold one of its few threads for as long as a name server is silent. */
export function resolverAt(servers: string[] | null): (host: string) => Promise<string[]> {
  return async (host) => {
    if (host === 'localhost') return ['127.0.0.1', '::1']
    const resolver = new Resolver({ timeout: 2_000, tries: 2 })
    if (servers) resolver.setServers(servers)
    const families = [resolver.resolve4(host), resolver.resolve6(host)]
    return (await Promise.all(families.map((answer) => answer.catch(() => [])))).flat()
  }
}
