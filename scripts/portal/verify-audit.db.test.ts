import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test, vi } from 'vitest'
import { recordAudit } from '@/lib/audit/record-audit'
import { db } from '@/lib/db'
import { sql } from '@/lib/signups/test-support/sql'
import { root } from '../root'

// Each command is a process of its own, on a machine that other tests share.
vi.setConfig({ testTimeout: 60_000 })

/** The command as it is typed, with what it says. */
async function verifyAudit() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/portal.ts', 'verify-audit'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return { said, exitCode }
}

test('A19: verify-audit ends with 0 on a whole log, and with 1 and the name of the entry where one was changed', async () => {
  for (const name of ['a', 'b', 'c']) {
    await recordAudit(db(), {
      actor: { id: null, name: 'Anna' },
      action: 'product.changed',
      subject: `product ${name}`,
    })
  }
  expect(await verifyAudit()).toEqual({
    exitCode: 0,
    said: expect.stringMatching(/^The audit log is whole\. Entries: 3\. Last hash: [0-9a-f]{64}\.\n$/),
  })

  // What only the owner of the tables can do, past both guards.
  await sql(`begin; grant update on audit_entries to current_user;
    alter table audit_entries disable trigger audit_entries_only_grow;
    update audit_entries set actor_name = 'Bert' where id = 2;
    alter table audit_entries enable trigger audit_entries_only_grow;
    revoke update on audit_entries from current_user; commit`)
  expect(await verifyAudit()).toEqual({
    exitCode: 1,
    said: expect.stringMatching(
      /^The audit log was changed at entry 2 \(.*Z, Bert, product\.changed, product b\)/,
    ),
  })
})
