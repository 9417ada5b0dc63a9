import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findDataLockHolder, takeDataLock } from './data-lock'

let dataDir: string
let file: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'lock-'))
  file = path.join(dataDir, 'portal.json')
})

afterEach(() => rm(dataDir, { recursive: true }))

const take = () => takeDataLock({ dataDir, kind: 'portal', url: 'http://localhost:3000' })

test('of twenty starts at once one gets the data folder, and the others learn which', async () => {
  const claims = await Promise.all(Array.from({ length: 20 }, take))
  expect(claims.filter((claim) => claim.kind === 'taken')).toHaveLength(1)
  for (const claim of claims) {
    if (claim.kind === 'held')
      expect(claim.by).toMatchObject({ pid: process.pid, url: 'http://localhost:3000' })
  }
})

test('a released folder is free, and nothing is left in it', async () => {
  const first = await take()
  if (first.kind === 'taken') await first.lock.release()
  expect(await findDataLockHolder(dataDir)).toBeNull()
  await expect(stat(file)).rejects.toThrow('ENOENT')
  expect((await take()).kind).toBe('taken')
})

test('a portal that was killed holds nothing', async () => {
  await leaveLockOf(await endedProcess())
  const claim = await take()
  expect(claim).toMatchObject({ kind: 'taken', lock: { tookOver: true } })
})

test('the number of a killed portal that another program has got holds nothing', async () => {
  await leaveLockOf(process.pid, { processStartedAt: 'earlier' })
  expect((await take()).kind).toBe('taken')
})

test('of twenty starts that find a killed portal one takes over', async () => {
  const gone = await endedProcess()
  for (let round = 0; round < 10; round += 1) {
    await leaveLockOf(gone)
    const claims = await Promise.all(Array.from({ length: 20 }, take))
    const taken = claims.filter((claim) => claim.kind === 'taken')
    expect(taken).toHaveLength(1)
    await taken[0]?.lock.release()
    expect(await readdir(dataDir)).toEqual([])
  }
})

test('a damaged lock holds nothing', async () => {
  await writeFile(file, '{"pid":')
  expect((await take()).kind).toBe('taken')
})

test('a portal in another container holds the folder as long as it touches its lock', async () => {
  await leaveLockOf(process.pid, { space: 'another container' })
  const alive = setInterval(() => void utimes(file, new Date(), new Date()), 100)
  expect((await take()).kind).toBe('held')
  clearInterval(alive)
  const longAgo = new Date(Date.now() - 60_000)
  await utimes(file, longAgo, longAgo)
  expect((await take()).kind).toBe('taken')
})

async function leaveLockOf(pid: number, changes: Record<string, string> = {}): Promise<void> {
  const claim = await take()
  const lock = JSON.parse(await readFile(file, 'utf8'))
  if (claim.kind === 'taken') await claim.lock.release()
  await writeFile(file, JSON.stringify({ ...lock, pid, ...changes }))
}

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid ?? 0
}
