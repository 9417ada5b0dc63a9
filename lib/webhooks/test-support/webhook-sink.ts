import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Received = { headers: IncomingHttpHeaders; body: string; path: string }

type Answer = (response: ServerResponse, request: Received) => void

/** A receiver on this machine that keeps what it gets and answers as it is told. */
export async function startWebhookSink() {
  const received: Received[] = []
  let connections = 0
  let answer: Answer = (response) => response.end()
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString('utf8')
    const got = { headers: request.headers, body, path: request.url ?? '' }
    received.push(got)
    answer(response, got)
  })
  server.on('connection', () => (connections += 1))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    port,
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    connections: () => connections,
    answerWith(next: Answer | number) {
      answer = typeof next === 'number' ? (response) => response.writeHead(next).end() : next
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export type WebhookSink = Awaited<ReturnType<typeof startWebhookSink>>
