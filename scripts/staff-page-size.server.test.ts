import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb, db } from '@/lib/db'
import { encodeSession } from '@/lib/staff/session-token'
import { startSession } from '@/lib/staff/start-session'
import { addPerson } from '@/lib/staff/test-support/add-person'
import { findFreePort } from './ports'
import { scriptsOf, scriptsOfFloor, servedSize } from './test-support/page-scripts'
import { startServerProcess, type ServerProcess } from './test-support/server-process'

const budget = 60 * 1000
let server: ServerProcess
let cookie: string

beforeAll(async () => {
  const staff = await addPerson({ role: 'admin' })
  const session = await db().$transaction((tx) =>
    startSession(tx, { staff, way: 'password', address: '203.0.113.9' }),
  )
  cookie = `portal-staff=${await encodeSession(session)}`
  server = await startServerProcess({ port: await findFreePort(), publicUrl: 'http://localhost:3000' })
}, 120_000)
afterAll(async () => {
  await server.stop()
  await closeDb()
})

test.each(['/staff', '/staff/signups'])(
  '%s adds less than 60 kB of JavaScript to the floor',
  async (page) => {
    const [scripts, floor] = [await scriptsOf(server, page, { cookie }), await scriptsOfFloor(server)]
    const added = await servedSize(
      server,
      scripts.filter((file) => !floor.includes(file)),
    )
    console.log(`${page} adds ${added} bytes of JavaScript (gzip); its budget is ${budget}.`)
    expect(added).toBeGreaterThan(0)
    expect(added).toBeLessThan(budget)
  },
)
