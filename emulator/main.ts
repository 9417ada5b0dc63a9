import { parseArgs } from 'node:util'
import { startEmulator } from './create-emulator'

const help = `Usage: node --import tsx emulator/main.ts [--port N]

Stands in for Frame on http://127.0.0.1:4000: tokens, assertions, Launchpad.

  --port N   listen there (0: any free port); otherwise EMULATOR_PORT, otherwise 4000
  --help     this text
`

await main()

async function main(): Promise<void> {
  const options = parseOptions()
  if (options.kind === 'help') return void process.stdout.write(help)
  if (options.kind === 'mistake') return fail(2, `${options.message}\n\n${help}`)
  try {
    const emulator = await startEmulator({ port: options.port, log: (line) => console.log(line) })
    console.log(`Frame emulator at ${emulator.origin}`)
    stopWithParent(emulator.close)
    process.send?.({ kind: 'ready', port: emulator.port })
  } catch (error) {
    fail(1, `The emulator could not start on port ${options.port}: ${explain(error)}\n`)
  }
}

type Options = { kind: 'run'; port: number } | { kind: 'help' } | { kind: 'mistake'; message: string }

function parseOptions(): Options {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' }, help: { type: 'boolean' } } })
    if (values.help) return { kind: 'help' }
    const port = values.port ?? (process.env.EMULATOR_PORT || '4000')
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      return { kind: 'mistake', message: `A port is a number from 0 to 65535, not "${port}".` }
    return { kind: 'run', port: Number(port) }
  } catch (error) {
    return { kind: 'mistake', message: error instanceof Error ? error.message : 'Unknown option.' }
  }
}

/** Ends with exit code 0 on a signal, and when the process that started this one is gone. */
function stopWithParent(close: () => Promise<void>): void {
  const stop = () => void close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  if (process.connected) process.once('disconnect', stop)
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason.'
  if ('code' in error && error.code === 'EADDRINUSE') return 'something else is listening there.'
  return error.message
}

function fail(exitCode: number, message: string): void {
  process.stderr.write(message)
  process.exitCode = exitCode
}
