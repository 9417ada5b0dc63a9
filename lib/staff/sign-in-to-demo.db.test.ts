import { beforeEach, expect, test, vi } from 'vitest'
import { db } from '../db'
import { applySettings } from '../settings/apply-settings'
import { setDemoMarker } from '../settings/demo-marker'
import { parseSettingsFile } from '../settings/settings-file'
import { sql } from '../signups/test-support/sql'
import { findSignedIn } from './find-signed-in'
import { createFirstAdminLink } from './first-admin-link'
import { staffRoles } from './permissions'
import { encodeSession } from './session-token'
import { signInToDemo } from './sign-in-to-demo'

// The environment is read when the first module is loaded.
vi.hoisted(() => {
  process.env.PORTAL_DEMO = '1'
})
const emulator = 'http://127.0.0.1:4000'
const here = { peers: ['127.0.0.1', '::ffff:127.0.0.1'] }

beforeEach(async () => {
  await sql('delete from staff; delete from connections; delete from installation')
  await setDemoMarker(db(), emulator)
})

async function enter(role: (typeof staffRoles)[number]) {
  const session = await signInToDemo(role, here)
  if (!session) throw new Error('the demo let nobody in')
  return session
}

test.each(staffRoles)('in a demo a button is enough to come in as %s, again and again', async (role) => {
  for (const session of [await enter(role), await enter(role)]) {
    expect(await findSignedIn(await encodeSession(session))).toMatchObject({ role })
  }
  expect(await db().staff.count()).toBe(1)
})

test.each([
  ['203.0.113.7', '127.0.0.1'],
  ['127.0.0.1', '203.0.113.7'],
  ['127.0.0.1', '127.0.0.1.evil.test'],
  ['127.0.0.1', 'unknown'],
  ['10.0.0.1'],
  [],
])('nobody else comes in: peers %j', async (...peers) => {
  expect(await signInToDemo('admin', { peers })).toBeNull()
  expect(await db().staff.count()).toBe(0)
})

test('the end of the demo ends its sessions and its buttons, and its administrator counts for nothing', async () => {
  const cookie = await encodeSession(await enter('admin'))
  const connection = {
    name: 'real',
    apiUrl: 'https://api.example.com',
    clientId: 'id',
    clientSecret: 'secret',
  }
  const parsed = parseSettingsFile(JSON.stringify({ connections: [connection] }))
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join())
  expect(await applySettings(parsed.settings)).toMatchObject({ kind: 'applied' })
  expect(await findSignedIn(cookie)).toBeNull()
  expect(await signInToDemo('admin', here)).toBeNull()
  expect(await createFirstAdminLink()).toContain('/staff/set-up?key=')
})

test('an address that somebody real has taken is not the demo’s', async () => {
  await db().staff.create({ data: { email: 'admin@demo.example', name: 'Real', role: 'sales' } })
  expect(await signInToDemo('admin', here)).toBeNull()
  expect(await db().staff.findFirst()).toMatchObject({ role: 'sales', demo: false })
})
