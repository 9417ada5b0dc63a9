import { expect, test } from 'vitest'
import { db } from '../db'
import { findSignedIn } from '../staff/find-signed-in'
import { encodeSession } from '../staff/session-token'
import { signInWithPassword } from '../staff/sign-in-with-password'
import { applySettings } from './apply-settings'
import { exportSettings } from './export-settings'
import { parseSettingsFile } from './settings-file'

const password = 'a long enough secret'
const jane = { email: 'jane@halden.example', name: 'Jane Doe', role: 'sales' }

async function apply(staff: object[]) {
  const parsed = parseSettingsFile(JSON.stringify({ staff }))
  return parsed.kind === 'ok' ? applySettings(parsed.settings) : parsed
}

let networks = 0
const signIn = (secret: string) =>
  signInWithPassword({ email: jane.email, password: secret }, { address: `203.0.113.${(networks += 1)}` })

test('a settings file adds staff, who can sign in; applying it again changes nothing', async () => {
  const added = await apply([{ ...jane, email: ' Jane@HALDEN.example ', password }])
  expect(added).toEqual({ kind: 'applied', changes: ['staff jane@halden.example added'] })
  expect(await signIn(password)).toMatchObject({ kind: 'signed-in' })
  expect(await apply([{ ...jane, password }])).toEqual({ kind: 'applied', changes: [] })
})

test('what is absent stays, what is given changes, and a new password ends the sessions', async () => {
  const before = await signIn(password)
  if (before.kind !== 'signed-in') throw new Error(before.kind)
  const changed = await apply([{ email: jane.email, role: 'admin', password: 'quite another secret' }])
  expect(changed).toEqual({
    kind: 'applied',
    changes: ['staff jane@halden.example changed: role, password'],
  })
  expect(await findSignedIn(await encodeSession(before.session))).toBeNull()
  expect(await db().staff.findUnique({ where: { email: jane.email } })).toMatchObject({
    name: 'Jane Doe',
    role: 'admin',
  })
  expect(await signIn('quite another secret')).toMatchObject({ kind: 'signed-in' })
})

test('a file that would leave no administrator who can sign in is refused, and may swap one for another', async () => {
  const demote = { email: jane.email, role: 'sales' }
  const invited = { email: 'cleo@halden.example', name: 'Cleo', role: 'admin' }
  const last = 'staff jane@halden.example is the last administrator who can sign in'
  // Whoever never signed in and has no password does not count.
  for (const staff of [[demote], [demote, invited]])
    expect(JSON.stringify(await apply(staff))).toContain(last)
  expect(await db().staff.count()).toBe(1)
  const swap = [demote, { ...invited, password }]
  expect(await apply(swap)).toMatchObject({ kind: 'applied' })
  expect(await apply([{ ...demote, role: 'admin' }])).toMatchObject({ kind: 'applied' })
  await db().staff.delete({ where: { email: invited.email } })
})

test('an export names the staff without passwords, and can be applied', async () => {
  const settings = await exportSettings()
  expect(settings.staff).toEqual([{ email: jane.email, name: 'Jane Doe', role: 'admin' }])
  expect(await apply(settings.staff ?? [])).toEqual({ kind: 'applied', changes: [] })
})

test('an old file lets nobody in again who was deactivated', async () => {
  await db().staff.update({ where: { email: jane.email }, data: { deactivatedAt: new Date() } })
  await apply([{ ...jane, password }])
  expect(await signIn(password)).toEqual({ kind: 'wrong' })
  expect((await exportSettings()).staff).toBeUndefined()
})

test.each([
  [{ email: 'new@halden.example' }, 'staff new@halden.example is new: it needs name and role.'],
  [{ ...jane, password: 'short' }, 'staff jane@halden.example: the password is too short'],
  [{ ...jane, password: 'password123456' }, 'among the first that are guessed'],
  [{ ...jane, role: 'owner' }, 'staff[0].role must be one of marketing, sales, admin.'],
  [{ ...jane, email: 'a@b@c' }, 'staff[0].email must be an e-mail address'],
  [{ ...jane, demo: true }, 'staff[0] has unknown keys: demo.'],
  [{ ...jane, passwordHash: 'x' }, 'staff[0] has unknown keys: passwordHash.'],
])('%j is refused in words', async (person, words) => {
  const outcome = await apply([person])
  expect(outcome).toMatchObject({ kind: 'invalid' })
  expect(JSON.stringify(outcome)).toContain(words)
})

test('the people of a demo are neither changed nor exported', async () => {
  await db().staff.create({ data: { email: 'ada@demo.example', name: 'Ada', role: 'admin', demo: true } })
  expect(await apply([{ email: 'ada@demo.example', role: 'sales' }])).toMatchObject({ kind: 'invalid' })
  expect((await exportSettings()).staff).toBeUndefined()
})
