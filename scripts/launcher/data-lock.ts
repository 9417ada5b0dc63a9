import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { createFileOnce, isCode, replaceFile } from '../files'
import { findProcessIdentity } from './process-identity'

/** Who uses a data folder, in DATA_DIR/portal.json. `command` is the portal command line with a database of its own. */
export type LockHolder = z.infer<typeof LockHolder>

const LockHolder = z.object({
  kind: z.enum(['portal', 'command']),
  pid: z.int(),
  url: z.string(),
  state: z.enum(['starting', 'ready']),
  startedAt: z.string(),
  space: z.string(),
  processStartedAt: z.string(),
  instance: z.string(),
})

export type DataLock = {
  /** Whether a holder that is gone had left its lock: what it started may still be about to end. */
  tookOver: boolean
  setReady: () => Promise<void>
  release: () => Promise<void>
}

type Claim = { dataDir: string; kind: LockHolder['kind']; url: string }

/** Takes the data folder for this process, also from a holder that is gone; or says who has it. */
export async function takeDataLock(
  claim: Claim,
): Promise<{ kind: 'taken'; lock: DataLock } | { kind: 'held'; by: LockHolder }> {
  const file = nameOf(claim.dataDir)
  const holder = describeSelf(claim)
  for (let tookOver = false; ; tookOver = true) {
    if (await createFileOnce(file, JSON.stringify(holder, null, 2)))
      return { kind: 'taken', lock: hold(file, holder, tookOver) }
    const other = await findLiveHolder(file)
    if (other) return { kind: 'held', by: other }
    await removeStale(file)
  }
}

/** Who uses the data folder now, or null. */
export async function findDataLockHolder(dataDir: string): Promise<LockHolder | null> {
  return findLiveHolder(nameOf(dataDir))
}

const nameOf = (dataDir: string) => path.join(dataDir, 'portal.json')

function describeSelf({ kind, url }: Claim): LockHolder {
  const identity = findProcessIdentity(process.pid)
  return {
    kind,
    pid: process.pid,
    url,
    state: 'starting',
    startedAt: new Date().toISOString(),
    space: identity?.space ?? '',
    processStartedAt: identity?.startedAt ?? '',
    instance: randomUUID(),
  }
}

const heartbeatMs = 5_000
const silenceMs = 20_000

function hold(file: string, holder: LockHolder, tookOver: boolean): DataLock {
  const beat = () => void utimes(file, new Date(), new Date()).catch(() => undefined)
  const timer = setInterval(beat, heartbeatMs).unref()
  return {
    tookOver,
    setReady: () => replaceFile(file, JSON.stringify({ ...holder, state: 'ready' }, null, 2)),
    release: async () => {
      clearInterval(timer)
      const current = await findHolder(file)
      if (current?.instance === holder.instance) await rm(file, { force: true })
    },
  }
}

async function findLiveHolder(file: string): Promise<LockHolder | null> {
  const holder = await findHolder(file)
  if (!holder) return null
  const identity = findProcessIdentity(holder.pid)
  const here = findProcessIdentity(process.pid)
  // The number of a process in another container says nothing here; whether it still touches its lock does.
  if (here?.space !== holder.space) return (await hasHeartbeat(file)) ? holder : null
  return identity?.startedAt === holder.processStartedAt ? holder : null
}

async function findHolder(file: string): Promise<LockHolder | null> {
  try {
    return LockHolder.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}

/** Waits for the next sign of life, or for a silence that means there will be none. */
async function hasHeartbeat(file: string): Promise<boolean> {
  const first = await lastTouched(file)
  for (;;) {
    const last = await lastTouched(file)
    if (last === null || Date.now() - last > silenceMs) return false
    if (last !== first) return true
    await sleep(500)
  }
}

async function lastTouched(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null)
  return found?.mtimeMs ?? null
}

/** Moves the lock away before it looks again, so that of two who found it stale one cannot remove the other's new one. */
async function removeStale(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    await rename(file, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  const moved = await readFile(aside, 'utf8')
  if (await findLiveHolder(aside)) await createFileOnce(file, moved)
  await rm(aside, { force: true })
}
