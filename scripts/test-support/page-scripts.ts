import { expect } from 'vitest'
import { send, type PortalAddress } from './form-client'

/** Every script that a page names, in its tags or in the data from which its components are brought to life. */
export async function scriptsOf(
  portal: PortalAddress,
  page: string,
  { status = 200, cookie = '' } = {},
): Promise<string[]> {
  const reply = await send(portal, page, { headers: { cookie } })
  expect(reply.status).toBe(status)
  return [...new Set(reply.text.match(/\/_next\/static\/[\w./~-]+\.js\b/g))]
}

/** The floor: a page that is nothing but text has only what every page of the portal loads, most of it Next and React. */
export const scriptsOfFloor = (portal: PortalAddress) => scriptsOf(portal, '/nowhere', { status: 404 })

/** How many bytes of files come down the wire to a browser, compressed as the portal serves them. */
export async function servedSize(portal: PortalAddress, files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => {
      const reply = await send(portal, file, { headers: { 'accept-encoding': 'gzip' } })
      expect([file, reply.status]).toEqual([file, 200])
      return reply.size
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
