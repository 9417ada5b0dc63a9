import { createServer } from 'node:net'

/** Why nobody can listen there, or null when it is free. */
export type PortProblem = 'in-use' | 'not-permitted'

/** Tries the port on each of the addresses; one this machine does not have counts as free. */
export async function findPortProblem(
  port: number,
  addresses: readonly string[],
): Promise<PortProblem | null> {
  for (const address of addresses) {
    const code = await tryToListen(port, address)
    if (code === 'EADDRINUSE') return 'in-use'
    if (code === 'EACCES') return 'not-permitted'
  }
  return null
}

const given = new Set<number>()

/** A port on 127.0.0.1 that is free at this moment, and none that this process was given before. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = await askForPort()
    if (given.has(port)) continue
    given.add(port)
    return port
  }
}

function askForPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function tryToListen(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)))
  })
}
