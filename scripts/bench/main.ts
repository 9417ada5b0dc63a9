import { fork } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../root'
import { printResult } from './print-result'
import { RowResult } from './result'
import { isRowName, rowNames, usualRowNames } from './rows'

const help = `Usage: npm run bench -- [ROW…] [--signups N] [--json]

Measures the performance budget: each row against its yardstick in one run, because only the ratio means something on a
machine that does other things as well. Rows: ${rowNames.join(', ')}; without names
${usualRowNames.join(', ')}. The others fill a history first: ten million signups take some 50 GB and half an hour.

  --signups N  how many signups such a history has; 10000000
  --json       the results as JSON on standard output
  --help       this text
`

await main()

async function main(): Promise<void> {
  const options = parseOptions()
  if (options.kind === 'help') return void process.stdout.write(help)
  if (options.kind === 'mistake') {
    process.stderr.write(`${options.message}\n\n${help}`)
    process.exitCode = 2
    return
  }
  // Each row's process gets the signal too, and clears up before it ends.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (process.exitCode = 1))
  const results: RowResult[] = []
  for (const row of options.rows) {
    if (process.exitCode !== undefined) break
    const result = await runRow(row, options.signups)
    if (!result) process.exitCode = 1
    else if (options.json) results.push(result)
    else process.stdout.write(printResult(result))
  }
  if (options.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
}

type Options =
  | { kind: 'run'; rows: string[]; signups: number; json: boolean }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

function parseOptions(): Options {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean' }, signups: { type: 'string' } },
    })
    if (values.help) return { kind: 'help' }
    const unknown = positionals.find((name) => !isRowName(name))
    if (unknown !== undefined) return { kind: 'mistake', message: `There is no row "${unknown}".` }
    const signups = Number(values.signups ?? 10_000_000)
    if (!Number.isInteger(signups) || signups < 1_000)
      return { kind: 'mistake', message: '--signups must be a whole number from 1000.' }
    const rows = positionals.length > 0 ? positionals : usualRowNames
    return { kind: 'run', rows, signups, json: values.json === true }
  } catch (error) {
    return { kind: 'mistake', message: error instanceof Error ? error.message : 'Unknown option.' }
  }
}

/** In a process of its own: a row has its own database and environment, and finds no other row's garbage. */
function runRow(name: string, signups: number): Promise<RowResult | null> {
  const child = fork(path.join(import.meta.dirname, 'run-row.ts'), [name, String(signups)], {
    cwd: root,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  return new Promise((resolve, reject) => {
    let result: RowResult | null = null
    child.on('message', (message) => (result = RowResult.parse(message)))
    child.once('error', reject)
    child.once('exit', () => resolve(result))
  })
}
