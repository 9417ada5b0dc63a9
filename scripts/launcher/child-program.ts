import { spawn, type ChildProcess } from 'node:child_process'
import { z } from 'zod'
import { root } from '../root'

/** A program of ours that runs beside the launcher and ends with it. */
export type ChildProgram = {
  name: string
  /** Resolves when the program says so, with what it says of itself; rejects when it ends before. */
  ready: Promise<Ready>
  /** How it ended. */
  exited: Promise<string>
  stop: () => Promise<void>
}

/** The emulator tells where it takes mail. */
const Ready = z.looseObject({ kind: z.literal('ready'), smtpPort: z.int().nullish() })
type Ready = z.infer<typeof Ready>

type Start = {
  name: string
  script: string
  env: NodeJS.ProcessEnv
  stopTimeoutMs: number
  hurry: AbortSignal
}

/**
 * Starts a TypeScript program with a channel to the launcher: through it the program reports that it is ready, and
 * notices when the launcher is gone. It gets a process group of its own, so that Ctrl-C reaches the launcher only,
 * which stops things in their order.
 */
export function startChildProgram({ name, script, env, stopTimeoutMs, hurry }: Start): ChildProgram {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    cwd: root,
    env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`))
    child.once('exit', (code, signal) => resolve(`ended with ${signal ?? `exit code ${code}`}`))
  })
  const ready = new Promise<Ready>((resolve, reject) => {
    child.on('message', (message) => {
      const parsed = Ready.safeParse(message)
      if (parsed.success) resolve(parsed.data)
    })
    void exited.then((how) => reject(new Error(`${name} ${how} before it was ready.`)))
  })
  // Whoever waits for `ready` sees the failure; when nobody does any more it is no unhandled one.
  ready.catch(() => undefined)
  return {
    name,
    ready,
    exited,
    stop: () => stopChild(child, exited, AbortSignal.any([hurry, AbortSignal.timeout(stopTimeoutMs)])),
  }
}

async function stopChild(child: ChildProcess, exited: Promise<string>, limit: AbortSignal): Promise<void> {
  const kill = () => child.kill('SIGKILL')
  child.kill('SIGTERM')
  if (limit.aborted) kill()
  limit.addEventListener('abort', kill)
  await exited
  limit.removeEventListener('abort', kill)
}
