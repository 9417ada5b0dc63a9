import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { CommandProblem } from './command-problem'
import { withDatabase } from './with-database'

/** Merges a settings file and prints what changed, a line each. */
export async function apply([file, ...rest]: string[]): Promise<number> {
  if (file === undefined || rest.length > 0) throw new CommandProblem('Usage: npm run portal -- apply FILE')
  const text = await readSettings(file)
  return withDatabase(async () => {
    const { parseSettingsFile } = await import('@/lib/settings/settings-file')
    const { applySettings } = await import('@/lib/settings/apply-settings')
    const parsed = parseSettingsFile(text)
    const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
    if (outcome.kind === 'invalid') {
      throw new CommandProblem(['Nothing was applied:', ...outcome.problems].join('\n  '))
    }
    process.stdout.write(`${outcome.changes.join('\n') || 'Nothing changed.'}\n`)
    return 0
  })
}

async function readSettings(file: string): Promise<string> {
  if (file === '-') return textOf(process.stdin)
  try {
    return await readFile(path.resolve(process.env.INIT_CWD ?? '.', file), 'utf8')
  } catch {
    throw new CommandProblem(`The file ${file} cannot be read.`)
  }
}
