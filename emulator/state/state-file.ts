import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { EmulatorState } from './create-state'
import { restoreState, SavedState, snapshotState } from './saved-state'

const shortestPauseMs = 1000

export type StateFile = {
  /** Something may have changed: it is written soon, and at most about once a second. */
  noteChange: () => void
  /** Writes what is left to write. */
  close: () => Promise<void>
}

/** Takes up the state of an earlier run, and keeps this one's in the same file. A file that is none is set aside. */
export async function openStateFile(state: EmulatorState, file: string): Promise<StateFile> {
  const found = await readSaved(state, file)
  if (found.kind === 'unreadable') return { noteChange: () => {}, close: async () => {} }
  if (found.kind === 'saved') restoreState(state, found.saved)

  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  function write(): Promise<void> {
    timer = null
    writing = writing.then(() => replaceFile(file, JSON.stringify(snapshotState(state)))).catch(complain)
    return writing
  }
  function complain(error: unknown): void {
    state.log(
      `The state could not be written to ${file}: ${describe(error)}. A restart will not remember it.`,
    )
  }

  return {
    noteChange() {
      timer ??= setTimeout(() => void write(), shortestPauseMs).unref()
    },
    async close() {
      if (timer) {
        clearTimeout(timer)
        await write()
      }
      await writing
    },
  }
}

type Found = { kind: 'saved'; saved: SavedState } | { kind: 'nothing' } | { kind: 'unreadable' }

async function readSaved({ log }: EmulatorState, file: string): Promise<Found> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return { kind: 'nothing' }
    // Not written either: what cannot be read may still be somebody's.
    log(`The state in ${file} could not be read: ${describe(error)}. This run remembers nothing.`)
    return { kind: 'unreadable' }
  }
  const parsed = SavedState.safeParse(parseJsonText(text))
  if (parsed.success) return { kind: 'saved', saved: parsed.data }
  const aside = `${file}.unreadable-${new Date().toISOString().replaceAll(':', '-')}`
  await rename(file, aside)
  log(`${file} holds no state of this emulator: it was set aside as ${aside}, and everything starts anew.`)
  return { kind: 'nothing' }
}

/** Whole or not at all, whenever the power fails; for the owner's eyes only, as it holds keys. */
async function replaceFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`
  await mkdir(path.dirname(file), { recursive: true })
  await rm(draft, { force: true })
  await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true })
  await rename(draft, file)
}

function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown reason'
}
