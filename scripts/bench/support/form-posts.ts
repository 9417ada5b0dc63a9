import { randomInt } from 'node:crypto'
import type { PortalAddress } from '../../test-support/form-client'
import type { Outgoing } from './sender'

const boundary = '----bench-form-boundary'

/** Encodes a form the way a browser does: multipart, to the page's own address, with its Origin. */
export function encodePost(server: PortalAddress, path: string, fields: Record<string, string>): Outgoing {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const body = Buffer.from(`${parts.join('')}--${boundary}--\r\n`)
  return {
    method: 'POST',
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
