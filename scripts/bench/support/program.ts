import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { CleanUp } from './clean-up'

type Start = {
  name: string
  /** What follows `node`. */
  args: string[]
  cwd: string
  env: Record<string, string>
  /** Where its log goes, as it would on a real machine: to a file, not through the process that measures. */
  logFolder: string
  /** Answers with a success as soon as the program is ready. */
  probe: string
  cleanUp: CleanUp
}

/** Starts a program in a process of its own and waits until it serves. */
export async function startProgram({
  name,
  args,
  cwd,
  env,
  logFolder,
  probe,
  cleanUp,
}: Start): Promise<void> {
  const logFile = path.join(logFolder, `${name}.log`)
  const log = await open(logFile, 'a')
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, HOME, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', log.fd, log.fd],
  })
  await log.close()
  const exited = once(child, 'exit')
  cleanUp.add(async () => {
    child.kill('SIGTERM')
    await exited
  })
  for (const startedAt = Date.now(); ; await wait(100, undefined, { signal: cleanUp.signal })) {
    if (await answers(probe)) return
    if (child.exitCode !== null || Date.now() - startedAt > 60_000) {
      throw new Error(`${name} did not start:\n${await readFile(logFile, 'utf8')}`)
    }
  }
}

async function answers(url: string): Promise<boolean> {
  const reply = await fetch(url).catch(() => null)
  await reply?.body?.cancel()
  return reply?.ok === true
}
