import { Agent, request as httpRequest } from 'node:http'
import { randomInt } from 'node:crypto'
import type { PortalAddress } from '../../test-support/form-client'

/** A form filled in and encoded, ready to be sent. */
export type FormPost = { url: URL; headers: Record<string, string>; body: Buffer }

export type PostReply = { status: number; location: string }

const boundary = '----bench-form-boundary'

/** Encodes a form the way a browser does: multipart, to the page's own address, with its Origin. */
export function encodePost(server: PortalAddress, path: string, fields: Record<string, string>): FormPost {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const body = Buffer.from(`${parts.join('')}--${boundary}--\r\n`)
  return {
    url: new URL(path, server.at),
    headers: {
      host: new URL(server.publicUrl).host,
      origin: server.publicUrl,
      'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(body.length),
    },
    body,
  }
}

/** A sender with so many connections that stay open, as those of a proxy do. */
export function createSender(connections: number): (post: FormPost) => Promise<PostReply> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return ({ url, headers, body }) =>
    new Promise((resolve, reject) => {
      const request = httpRequest(url, { method: 'POST', agent, headers })
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
