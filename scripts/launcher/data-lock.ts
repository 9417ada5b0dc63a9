import { randomUUID } from 'node:crypto'
import { readFile, rm, stat, utimes } from 'node:fs/promises'
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
  const outcome = await takeFile(file, holder)
  if (outcome.kind === 'held') return outcome
  return { kind: 'taken', lock: hold(file, holder, outcome.tookOver) }
}

type Taken = { kind: 'taken'; tookOver: boolean } | { kind: 'held'; by: LockHolder }

/**
 * A file of a holder that is gone is replaced, never removed, and only under a lock of its own: of several who find
 * it stale, a slow one could otherwise remove what a fast one has just written.
 */
async function takeFile(file: string, holder: LockHolder): Promise<Taken> {
  const text = JSON.stringify(holder, null, 2)
  for (;;) {
    if (await createFileOnce(file, text)) return { kind: 'taken', tookOver: false }
    const found = await findText(file)
    const by = await findLiveHolder(file)
    if (by) return { kind: 'held', by }
    const guard = `${file}.takeover`
    if ((await takeFile(guard, holder)).kind === 'held') {
      await sleep(20)
      continue
    }
    const isStillStale = found !== null && (await findText(file)) === found
    if (isStillStale) await replaceFile(file, text)
    await rm(guard)
    if (isStillStale) return { kind: 'taken', tookOver: true }
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
    return LockHolder.parse(JSON.parse((await findText(file)) ?? ''))
  } catch {
    return null
  }
}

async function findText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
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
