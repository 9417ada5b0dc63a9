import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Answer, Question } from './portal-process/main'
import type { Operations } from './portal-process/operations'

/** `died`: the process was gone before it answered. */
export type Reply<Value> =
  { kind: 'answer'; value: Value } | { kind: 'error'; message: string } | { kind: 'died' }
export type PortalProcess = ReturnType<typeof startPortalProcess>

const program = path.join(import.meta.dirname, 'portal-process', 'main.ts')

/** A process of its own that runs the core on this test file's database, as one of several instances would. */
export function startPortalProcess(env: Record<string, string> = {}) {
  const child = fork(program, {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'debug', ...env },
  })
  const waiting = new Map<number, (reply: Reply<unknown>) => void>()
  const gone = once(child, 'exit')
  let asked = 0
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (written += chunk.toString()))
  child.on('message', ({ id, ...reply }: Answer) => {
    waiting.get(id)?.(reply)
    waiting.delete(id)
  })
  child.on('exit', () => {
    for (const tell of waiting.values()) tell({ kind: 'died' })
    waiting.clear()
  })

  const isAlive = () => child.exitCode === null && child.signalCode === null

  /** What became of it, whatever became of it. */
  function ask<Name extends keyof Operations>(name: Name, ...given: Parameters<Operations[Name]>) {
    const question: Question = { id: (asked += 1), name, given }
    return new Promise<Reply<Awaited<ReturnType<Operations[Name]>>>>((resolve) => {
      if (!isAlive()) return resolve({ kind: 'died' })
      // The other side answers with what the operation of that name gives.
      waiting.set(question.id, resolve as (reply: Reply<unknown>) => void)
      child.send(question, (error) => error && child.kill('SIGKILL'))
    })
  }

  return {
    ask,
    isAlive,
    /** Everything that it wrote since this was asked the last time. */
    takeOutput() {
      const taken = written
      written = ''
      return taken
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** The answer, where nothing may go wrong. */
export async function answerOf<Value>(asked: Promise<Reply<Value>>): Promise<Value> {
  const reply = await asked
  if (reply.kind === 'answer') return reply.value
  throw new Error(reply.kind === 'died' ? 'a portal process died' : reply.message)
}
