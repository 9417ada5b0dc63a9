import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type Operator = {
  applySettings: (settings: object) => Promise<void>
  /** What a start prints as long as the portal has no administrator; an earlier link is void. */
  createSetUpLink: () => Promise<string>
}

/** What whoever runs the portal does beside it, by one process: starting it anew for each step costs seconds. */
export function startOperator(): { operator: Operator; stop: () => Promise<void> } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/operator-lines.ts'], {
    env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR, PORT: process.env.E2E_PORT },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (line: string) => {
    child.stdin.write(`${line}\n`)
    const answer = await answers.next()
    if (answer.done) throw new Error('the program of the operator has ended')
    return answer.value
  }
  const operator: Operator = {
    applySettings: async (settings) => {
      const problems: string[] = JSON.parse(await ask(JSON.stringify(settings)))
      if (problems.length > 0) throw new Error(`the settings were not applied: ${problems.join('; ')}`)
    },
    createSetUpLink: async () => {
      const link: string | null = JSON.parse(await ask('set-up link'))
      if (link === null) throw new Error('the portal has an administrator, so there is no set-up link')
      return link
    },
  }
  const stop = async () => {
    const exited = once(child, 'exit')
    child.stdin.end()
    await exited
  }
  return { operator, stop }
}
