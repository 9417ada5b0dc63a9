import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { keysOf } from '../backup/keys'
import { writeBackup } from '../backup/write-backup'
import { CommandProblem } from './command-problem'
import { findPassphrase } from './passphrase'
import { withDatabase } from './with-database'

const usage = 'Usage: npm run portal -- backup FILE [--with-keys]'
const say = (line: string) => void process.stderr.write(`${line}\n`)
const shortestPassphrase = 12

/** Saves everything to a file while the portal runs; prints the file's name. */
export async function backupCommand(args: string[]): Promise<number> {
  const { file, withKeys } = parse(args)
  if (existsSync(file)) throw new CommandProblem(`${file} exists. Name a file that does not.`)
  if (!existsSync(path.dirname(file)))
    throw new CommandProblem(`The folder ${path.dirname(file)} does not exist.`)
  const passphrase = withKeys ? await requirePassphrase() : null
  return withDatabase(async ({ databaseUrl, secrets }) => {
    const { rows } = await writeBackup({ databaseUrl, file, keys: keysOf(secrets), passphrase, log: say })
    await noteInAudit(withKeys)
    say(
      `${rows} rows. It holds personal data: keep it as safe as the database, and no longer than you need it.`,
    )
    say(
      withKeys
        ? 'The keys are in it, under your passphrase. Without that they are lost.'
        : 'The keys are not in it (secrets.json in DATA_DIR, or your variables), and without them sealed secrets cannot be\nread and quotas know nobody: keep them elsewhere, or add --with-keys.',
    )
    process.stdout.write(`${file}\n`)
    return 0
  })
}

function parse(args: string[]): { file: string; withKeys: boolean } {
  try {
    const options = { 'with-keys': { type: 'boolean' } } as const
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...rest] = positionals
    if (file && rest.length === 0)
      return { file: path.resolve(process.env.INIT_CWD ?? '.', file), withKeys: values['with-keys'] ?? false }
  } catch {
    // Said below.
  }
  throw new CommandProblem(usage)
}

async function requirePassphrase(): Promise<string> {
  const passphrase = await findPassphrase()
  if (passphrase !== null && passphrase.length >= shortestPassphrase) return passphrase
  throw new CommandProblem(
    `--with-keys seals the keys under a passphrase: set BACKUP_PASSPHRASE (or BACKUP_PASSPHRASE_FILE) to ${shortestPassphrase} characters or more.`,
  )
}

async function noteInAudit(withKeys: boolean): Promise<void> {
  const [{ db }, { recordAudit }] = await Promise.all([
    import('@/lib/db'),
    import('@/lib/audit/record-audit'),
  ])
  const actor = { id: null, name: 'command line' }
  await db().$transaction((tx) =>
    recordAudit(tx, { actor, action: 'backup.taken', subject: 'database', details: { withKeys } }),
  )
}
