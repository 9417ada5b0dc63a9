import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '../db'
import { sql } from '../signups/test-support/sql'
import { moveClock, startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import { askSystem } from '../staff/system/ask-system'
import { readSystem } from '../staff/system/read-system'
import { addPerson } from '../staff/test-support/add-person'
import { checkUp } from './check-up'
import { checkAuditLog } from './checks/audit-log'
import { judgeDisk } from './checks/disk'
import type { Finding } from './finding'

let world: TrialWorld
beforeAll(async () => {
  world = await startTrialWorld()
  await world.product('aster')
})
afterAll(() => world.stop())

const linesOf = (findings: Finding[], ...subjects: string[]) =>
  findings
    .filter(({ subject }) => subjects.includes(subject))
    .map(({ level, finding }) => `${level}: ${finding}`)

async function anAdmin() {
  const { id, email, name, role } = await addPerson({ role: 'admin' })
  return { id, email, name, role, session: id, may: 'system.read' as const }
}

test('the doctor and the system page look at the same list, and Frame is asked without a mint', async () => {
  const findings = await checkUp()
  const admin = await anAdmin()
  const system = await readSystem(admin)
  const shown = system.flatMap((check) => check.findings ?? [])
  const asked = system.filter((check) => check.findings === null).map(({ name }) => name)
  expect(asked).toEqual(['frame', 'lifetimes', 'mailServer', 'captcha', 'dns'])
  const subjects = (some: Finding[]) => new Set(some.map(({ subject }) => subject))
  const answers = await Promise.all(asked.map((name) => askSystem(admin, name)))
  expect(subjects([...shown, ...answers.flat()])).toEqual(subjects(findings))

  const connection = await db().connection.findFirstOrThrow()
  expect(linesOf(findings, `connection ${connection.name}`)).toEqual([
    'ok: Frame answers and accepts the key.',
    'ok: Portal and Frame agree on the time.',
  ])
  expect(linesOf(findings, 'captcha')).toEqual([expect.stringMatching(/^ok: A challenge was made, solved/)])
  expect(linesOf(findings, 'migrations')).toEqual([expect.stringMatching(/^ok: All \d+ migrations/)])
  expect(await db().mint.count()).toBe(0)
  const audited = await sql<{ subject: string }>(
    `select subject from audit_entries where action = 'system.asked' order by subject`,
  )
  expect(audited.map(({ subject }) => subject)).toEqual(['system frame', 'system mailServer'])
})

test('what is wrong is said with what to do, and hides nothing else', async () => {
  await sql(`update connections set client_id = 'nobody.img.frame.nutanix.com'`)
  await sql(`select graphile_worker.add_job('send-mail', '{}', run_at => now() - interval '20 minutes')`)
  await sql(
    `insert into mails (id, kind, recipient_key, network_key, dropped)
     values (gen_random_uuid(), 'staff-password', 'r', 'n', 'rejected')`,
  )
  await sql(`update _prisma_migrations set rolled_back_at = now() where migration_name like '%_team'`)
  const findings = await checkUp()
  await sql(`update _prisma_migrations set rolled_back_at = null`)
  const { name } = await db().connection.findFirstOrThrow()
  const said = linesOf(findings, `connection ${name}`, 'jobs send-mail', 'mails', 'migrations', 'mail').join(
    '\n',
  )
  expect(said).toMatch(/^failure: Frame refuses the key \(401\): enter client id and secret again\.$/m)
  expect(said).toMatch(/^warning: 1 are due, the oldest for 20 minutes: see that a portal process runs/m)
  expect(said).toMatch(/^warning: .*was refused by the mail server, as 1 of the last 24 hours/m)
  expect(said).toMatch(/^failure: 1 migrations are missing, the first is \d+_team/m)
  expect(said).toMatch(/^warning: SMTP_URL is not set/m)
  await moveClock('0s')
})

test('A19: an audit log that could be changed is told', async () => {
  const told = async () => linesOf(await checkAuditLog(), 'audit log')
  expect(await told()).toEqual([expect.stringMatching(/^ok: It only grows/)])
  await sql('grant update on audit_entries to current_user')
  expect(await told()).toEqual([
    expect.stringMatching(/^warning: .*revoke update, delete, truncate on audit_entries/),
  ])
  await sql('revoke update on audit_entries from current_user')
  await sql('alter table audit_entries disable trigger audit_entries_only_grow')
  expect(await told()).toEqual([expect.stringMatching(/^failure: Nothing refuses changes/)])
  await sql('alter table audit_entries enable trigger audit_entries_only_grow')
})

test.each([
  [100, 'failure'],
  [1_500, 'warning'],
  [9_000, 'ok'],
] as const)('with %i MB left on the disk the verdict is %s', (megabytes, level) => {
  const size = 1_048_576
  expect(judgeDisk({ freeBytes: megabytes * size, totalBytes: 20_000 * size }).level).toBe(level)
})
