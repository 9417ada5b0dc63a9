import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Emulator, startEmulator } from './create-emulator'

const help = `Usage: node --import tsx emulator/main.ts [--port N] [--smtp-port N] [--state-file PATH | --no-state-file]

Stands in for Frame on http://127.0.0.1:4000: tokens, assertions, Launchpad; and for a mail server, which keeps what it gets.

  --port N           listen there (0: any free port); otherwise EMULATOR_PORT, otherwise 4000
  --smtp-port N      take mail there (0: any free port); otherwise EMULATOR_SMTP_PORT, otherwise 2525 if it is free
  --state-file PATH  remember tenant, tokens, sessions and settings there; otherwise in emulator.json of DATA_DIR (./data)
  --no-state-file    remember nothing
  --help             this text
`

const usualSmtpPort = 2525

await main()

async function main(): Promise<void> {
  const options = parseOptions()
  if (options.kind === 'help') return void process.stdout.write(help)
  if (options.kind === 'mistake') return fail(2, `${options.message}\n\n${help}`)
  try {
    const emulator = await start(options)
    console.log(`Frame emulator at ${emulator.origin}`)
    console.log(`Mail to smtp://127.0.0.1:${emulator.smtpPort} is shown at ${emulator.origin}/mailbox`)
    stopWithParent(emulator.close)
    process.send?.({ kind: 'ready', port: emulator.port, smtpPort: emulator.smtpPort })
  } catch (error) {
    fail(1, `The emulator could not start on port ${portOf(error) ?? options.port}: ${explain(error)}\n`)
  }
}

/** Without a wish for the mail port, the usual one is tried and any other will do. */
async function start({ port, smtpPort, stateFile }: Run): Promise<Emulator> {
  const log = (line: string) => console.log(line)
  const kept = stateFile === null ? {} : { stateFile }
  if (smtpPort !== null) return startEmulator({ port, smtpPort, log, ...kept })
  return startEmulator({ port, smtpPort: usualSmtpPort, log, ...kept }).catch((error: unknown) => {
    if (portOf(error) !== usualSmtpPort) throw error
    return startEmulator({ port, smtpPort: 0, log, ...kept })
  })
}

type Run = { port: number; smtpPort: number | null; stateFile: string | null }
type Options = ({ kind: 'run' } & Run) | { kind: 'help' } | { kind: 'mistake'; message: string }

function parseOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        'smtp-port': { type: 'string' },
        'state-file': { type: 'string' },
        'no-state-file': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return { kind: 'help' }
    const port = values.port ?? (process.env.EMULATOR_PORT || '4000')
    // Whoever started this one learns the port through the channel between the two.
    const smtpPort = values['smtp-port'] ?? (process.env.EMULATOR_SMTP_PORT || (process.send ? '0' : null))
    for (const wanted of [port, smtpPort])
      if (wanted !== null && !isPort(wanted))
        return { kind: 'mistake', message: `A port is a number from 0 to 65535, not "${wanted}".` }
    const usualFile = path.join(process.env.DATA_DIR || 'data', 'emulator.json')
    const stateFile = values['no-state-file'] ? null : (values['state-file'] ?? usualFile)
    return {
      kind: 'run',
      port: Number(port),
      smtpPort: smtpPort === null ? null : Number(smtpPort),
      stateFile,
    }
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

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
}

/** The port a server could not have. */
function portOf(error: unknown): number | null {
  return error instanceof Error && 'port' in error && typeof error.port === 'number' ? error.port : null
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
