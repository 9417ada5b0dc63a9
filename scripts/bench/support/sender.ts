import { Agent, request as httpRequest } from 'node:http'

/** A request made up before the measured time, ready to be sent. */
export type Outgoing = { method: 'GET' | 'POST'; url: URL; headers: Record<string, string>; body?: Buffer }

export type Answer = { status: number; location: string }

/** A sender with so many connections that stay open, as those of a proxy do. */
export function createSender(connections: number): (outgoing: Outgoing) => Promise<Answer> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      const request = httpRequest(url, { method, agent, headers })
      request.once('error', reject)
      request.once('response', (response) => {
        const { statusCode = 0, headers } = response
        response.once('error', reject)
        response.once('end', () => resolve({ status: statusCode, location: headers.location ?? '' }))
        response.resume()
      })
      request.end(body)
    })
}
