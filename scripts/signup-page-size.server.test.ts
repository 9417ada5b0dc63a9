import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTrialWorld, type TrialWorld } from '@/lib/signups/test-support/trial-world'
import { findFreePort } from './ports'
import { send } from './test-support/form-client'
import { startServerProcess, type ServerProcess } from './test-support/server-process'

const budget = 3 * 1024
let world: TrialWorld
let server: ServerProcess

beforeAll(async () => {
  world = await startTrialWorld()
  server = await startServerProcess({ port: await findFreePort(), publicUrl: 'http://localhost:3000' })
}, 120_000)
afterAll(async () => {
  await server.stop()
  await world.stop()
})

test('before its captcha is touched, the signup page adds at most 3 kB of JavaScript to the floor', async () => {
  const slug = await world.product('size', [], { captcha: true })
  const signup = await scriptsOf(`/try/${slug}`, 200)
  // The floor: a page that is nothing but text has only what every page of the portal loads, most of it Next and React.
  const floor = await scriptsOf('/nowhere', 404)
  const added = await Promise.all(signup.filter((file) => !floor.includes(file)).map(gzipSize))
  const total = added.reduce((sum, size) => sum + size, 0)
  console.log(`The signup page adds ${total} bytes of JavaScript (gzip); its budget is ${budget}.`)
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(budget)
})

/** Every script that a page names, in its tags or in the data from which its components are brought to life. */
async function scriptsOf(page: string, status: number): Promise<string[]> {
  const reply = await send(server, page)
  expect(reply.status).toBe(status)
  return [...new Set(reply.text.match(/\/_next\/static\/[\w./~-]+\.js\b/g))]
}

async function gzipSize(file: string): Promise<number> {
  const reply = await send(server, file)
  expect(reply.status).toBe(200)
  return gzipSync(reply.text).length
}
