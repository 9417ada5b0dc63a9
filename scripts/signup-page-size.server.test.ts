import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTrialWorld, type TrialWorld } from '@/lib/signups/test-support/trial-world'
import { findFreePort } from './ports'
import { scriptsOf, scriptsOfFloor, servedSize } from './test-support/page-scripts'
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
  const [signup, floor] = [await scriptsOf(server, `/try/${slug}`), await scriptsOfFloor(server)]
  const total = await servedSize(
    server,
    signup.filter((file) => !floor.includes(file)),
  )
  console.log(`The signup page adds ${total} bytes of JavaScript (gzip); its budget is ${budget}.`)
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThanOrEqual(budget)
})
