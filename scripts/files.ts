import { randomUUID } from 'node:crypto'
import { link, rename, rm, writeFile } from 'node:fs/promises'

/** Writes a file that only its owner may read, whole or not at all, also when the machine dies meanwhile. */
export async function replaceFile(file: string, text: string): Promise<void> {
  await rename(await writeDraft(file, text), file)
}

/** The same for a file that must not exist yet; an existing one stays, and the answer is false. */
export async function createFileOnce(file: string, text: string): Promise<boolean> {
  const draft = await writeDraft(file, text)
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    // Some mounted file systems know no hard links; there the file is whole a moment after it exists.
    if (isCode(error, 'EPERM') || isCode(error, 'ENOTSUP')) return createPlainly(file, text)
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function createPlainly(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600, flush: true })
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

async function writeDraft(file: string, text: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, text, { flag: 'wx', mode: 0o600, flush: true })
  return draft
}
