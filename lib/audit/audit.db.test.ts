import { beforeEach, expect, test } from 'vitest'
import { db } from '../db'
import { sql } from '../signups/test-support/sql'
import { whileUnreadable } from '../signups/test-support/while-unreadable'
import { unlessTooLong } from '../unless-too-long'
import { listAudit } from './list-audit'
import { recordAudit } from './record-audit'
import { verifyAudit } from './verify-audit'

const anna = { id: null, name: 'Anna' }
const record = (subject: string, details = {}) =>
  recordAudit(db(), { actor: anna, action: 'product.changed', subject, details })

const rights = 'update, delete, truncate on audit_entries'

/** What only the owner of the tables can do: past both guards, as somebody who wants to hide something. */
async function tamper(statement: string) {
  await sql(`begin; grant ${rights} to current_user;
    alter table audit_entries disable trigger audit_entries_only_grow; ${statement};
    alter table audit_entries enable trigger audit_entries_only_grow;
    revoke ${rights} from current_user; commit`)
}

const reader = {
  ...{ id: '', email: '', name: '', role: 'admin' as const, session: '' },
  may: 'audit.read' as const,
}

beforeEach(() => tamper('truncate audit_entries'))

test('entries are numbered without gaps and each holds the hash of the one before', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, index) => record(`product ${index}`)))
  const rows = await db().auditEntry.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ id }) => Number(id))).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  expect(rows.map(({ previousHash }) => previousHash)).toEqual([
    '',
    ...rows.slice(0, -1).map(({ hash }) => hash),
  ])
  expect(await verifyAudit()).toEqual({ kind: 'whole', entries: 12n, lastHash: rows.at(-1)?.hash })
})

test('what is rolled back leaves no gap', async () => {
  await record('product a')
  await expect(
    db().$transaction(async (tx) => {
      await recordAudit(tx, { actor: anna, action: 'x', subject: 'y' })
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  await record('product b')
  expect(await verifyAudit()).toMatchObject({ kind: 'whole', entries: 2n })
})

test.each([
  'update audit_entries set subject = subject',
  'delete from audit_entries',
  'truncate audit_entries',
])('A19: the log only grows: %s is refused', async (statement) => {
  await record('product a')
  await expect(sql(statement)).rejects.toThrow('permission denied for table audit_entries')
  const withRights = `begin; grant ${rights} to current_user; ${statement}; commit`
  await expect(sql(withRights)).rejects.toThrow('The audit log only grows')
  expect(await db().auditEntry.count()).toBe(1)
})

test('what an insert claims about number, time and hash does not count', async () => {
  await record('product a')
  await sql(`insert into audit_entries (id, at, actor_name, action, subject, details, previous_hash, hash)
    values (77, '2001-01-01', 'Anna', 'x', 'y', '{}', 'z', 'z')`)
  expect(await verifyAudit()).toMatchObject({ kind: 'whole', entries: 2n })
})

test.each([
  ['subject', `update audit_entries set subject = 'product z' where id = 3`, 3n],
  ['detail', `update audit_entries set details = '{"limit": 9}' where id = 3`, 3n],
  ['person', `update audit_entries set actor_name = 'Bert' where id = 3`, 3n],
  ['moment', `update audit_entries set at = at - interval '1 second' where id = 3`, 3n],
  ['missing entry', `delete from audit_entries where id = 3`, 4n],
  ['missing beginning', `delete from audit_entries where id = 1`, 2n],
  ['swap', `update audit_entries set id = case id when 3 then 104 else 103 end where id in (3, 4)`, 5n],
])('A19: a changed %s is found, and the row is named', async (_, statement, id) => {
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    await record(`product ${name}`, { limit: 1, text: 'ä "quoted"' })
  await tamper(statement)
  expect(await verifyAudit()).toMatchObject({ kind: 'broken', id })
})

test('A19: an entry whose hash was made anew is found by the one that follows', async () => {
  for (const name of ['a', 'b', 'c']) await record(`product ${name}`)
  await tamper(`update audit_entries set subject = 'product z' where id = 2`)
  await tamper(`update audit_entries e set hash = audit_hash(e) where id = 2`)
  expect(await verifyAudit()).toMatchObject({ kind: 'broken', id: 3n })
})

test('the log is read newest first, page by page, and searched by who, what and whom', async () => {
  for (const subject of ['product a', 'product b_1', 'product c']) await record(subject)
  await recordAudit(db(), {
    actor: { id: null, name: 'Bert' },
    action: 'staff.added',
    subject: 'staff anna@x.example',
  })
  const page = async (search: string, before: bigint | null = null) => {
    const { entries, next } = await listAudit(reader, { before, search, size: 2 })
    return { ids: entries.map(({ id }) => Number(id)), next }
  }
  expect(await page('')).toEqual({ ids: [4, 3], next: 3n })
  expect(await page('', 3n)).toEqual({ ids: [2, 1], next: null })
  expect(await page('ANNA')).toEqual({ ids: [4, 3], next: 3n })
  expect(await page('staff.')).toEqual({ ids: [4], next: null })
  expect(await page('_')).toEqual({ ids: [2], next: null })
  expect(await page('%')).toEqual({ ids: [], next: null })
})

test('a search or a check that the database gives up is no failure, and a command may take its time', async () => {
  await sql(`insert into audit_entries (actor_name, action, subject, details)
    select 'Anna', 'product.changed', 'product ' || n, '{}' from generate_series(1, 500) n`)
  const search = () => unlessTooLong(listAudit(reader, { before: null, search: 'nothing has this' }))
  expect(await search()).toEqual({ entries: [], next: null })
  expect(await whileUnreadable('audit_entries', search)).toBeNull()
  expect(await whileUnreadable('audit_entries', () => unlessTooLong(verifyAudit()))).toBeNull()
  expect(await unlessTooLong(verifyAudit(1))).toBeNull()
  expect(await unlessTooLong(verifyAudit(60_000))).toMatchObject({ kind: 'whole', entries: 500n })
})
