import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb } from '@/lib/db'
import { sql } from '@/lib/signups/test-support/sql'
import { postSignup, startTrialWorld, type TrialWorld } from '@/lib/signups/test-support/trial-world'
import { root } from '../root'

const run = promisify(execFile)

let world: TrialWorld
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'commands-'))
  world = await startTrialWorld()
})
afterAll(async () => {
  await world.stop()
  await rm(folder, { recursive: true })
})

/** What the command says, as an operator types it in the folder of the backups. */
async function portal(...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATA_DIR: path.join(folder, 'data'), INIT_CWD: folder }
  const program = [path.join(root, 'scripts', 'portal.mjs'), ...args]
  const told = await run(process.execPath, program, { env, cwd: folder }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    (error: { code: number; stderr: string }) => error,
  )
  return { code: told.code, said: told.stderr }
}

test('D16: commands save a portal, put it back, and open its products again', async () => {
  const slug = await world.product('commanded')
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
  expect(await portal('backup', 'saved.backup')).toMatchObject({ code: 0 })
  expect((await stat(path.join(folder, 'saved.backup'))).mode & 0o777).toBe(0o600)

  await postSignup(slug)
  await closeDb()
  expect(await portal('restore', 'saved.backup')).toEqual({
    code: 1,
    said: expect.stringContaining('Add --replace to lose what it holds now'),
  })
  expect(await portal('restore', 'saved.backup', '--replace')).toEqual({
    code: 0,
    said: expect.stringContaining('npm run portal -- reopen'),
  })
  expect(await sql('select count(*)::int as signups from signups')).toEqual([{ signups: 1 }])
  expect(await postSignup(slug)).toMatchObject({ kind: 'refused', reason: 'product-paused' })
  expect(await portal('reopen')).toEqual({ code: 0, said: expect.stringContaining(`Open again: ${slug}.`) })
  expect(await postSignup(slug)).toMatchObject({ kind: 'granted' })
  expect(await portal('restore', 'nowhere.backup')).toMatchObject({ code: 1 })
}, 120_000)
