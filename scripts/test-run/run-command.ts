import { spawn } from 'node:child_process'
import { root } from '../root'

type Command = { args: string[]; env: NodeJS.ProcessEnv; signal: AbortSignal }

/** Runs a program of Node in a process group of its own, of which nothing is left afterwards. Its exit code, or 1. */
export async function runCommand({ args, env, signal }: Command): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  })
  const interrupt = () => child.kill('SIGINT')
  signal.addEventListener('abort', interrupt)
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (status) => resolve(status ?? 1))
  })
  signal.removeEventListener('abort', interrupt)
  if (child.pid !== undefined) endGroup(child.pid)
  return code
}

function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // Nothing was left.
  }
}
