import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type ApplySettings = (settings: object) => Promise<void>

/** `portal apply` for many settings files, by one process: starting it anew for each costs seconds. */
export function startSettingsApplier() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'e2e/apply-lines.ts'], {
    env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const apply: ApplySettings = async (settings) => {
    child.stdin.write(`${JSON.stringify(settings)}\n`)
    const answer = await answers.next()
    if (answer.done) throw new Error('the program that applies settings has ended')
    const problems: string[] = JSON.parse(answer.value)
    if (problems.length > 0) throw new Error(`the settings were not applied: ${problems.join('; ')}`)
  }
  const stop = async () => {
    const exited = once(child, 'exit')
    child.stdin.end()
    await exited
  }
  return { apply, stop }
}
