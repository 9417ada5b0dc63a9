import path from 'node:path'
import { parseArgs } from 'node:util'
import { replaceFile } from '../files'
import type { BackupHeader } from '../backup/backup-header'
import { keysOf, missingKeys, openKeys, type Keys } from '../backup/keys'
import { checkBackup } from '../backup/read-backup'
import { restoreBackup } from '../backup/restore-backup'
import { CommandProblem } from './command-problem'
import { findPassphrase } from './passphrase'
import { withDatabase, type Place } from './with-database'

const usage = 'Usage: npm run portal -- restore FILE [--replace] [--without-keys]'
const say = (line: string) => void process.stderr.write(`${line}\n`)

/** Puts a backup in place of what the database holds, once it is known that it can be used. */
export async function restoreCommand(args: string[]): Promise<number> {
  const { file, replace, withoutKeys } = parse(args)
  const checked = await checkBackup(file)
  const { header } = checked
  say(`A backup of ${header.takenAt}, release ${header.portal}.`)
  const opened = await openSealedKeys(header)
  return withDatabase(
    async (place) => {
      const keys = opened ?? keysOf(place.secrets)
      const missing = missingKeys(header, place.isEmbedded ? keys : keysOf(place.secrets))
      if (missing.length > 0 && !withoutKeys) throw new CommandProblem(explainKeys(missing, place, opened))
      await restoreBackup({ databaseUrl: place.databaseUrl, file, ...checked, replace, log: say })
      if (opened && place.isEmbedded) await keepKeys(opened, place)
      say(
        'Restored. Staff has to sign in again. Signups made since the backup are not in it, nor what was erased since.\n' +
          'Every product is closed until you have compared its limits with what Frame knows: npm run portal -- reopen',
      )
      return 0
    },
    { alone: true },
  )
}

function parse(args: string[]): { file: string; replace: boolean; withoutKeys: boolean } {
  try {
    const flag = { type: 'boolean', default: false } as const
    const options = { replace: flag, yes: flag, 'without-keys': flag }
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...rest] = positionals
    if (file && rest.length === 0) {
      return {
        file: path.resolve(process.env.INIT_CWD ?? '.', file),
        replace: values.replace || values.yes,
        withoutKeys: values['without-keys'],
      }
    }
  } catch {
    // Said below.
  }
  throw new CommandProblem(usage)
}

/** Null where there are none, or nobody gave the passphrase: then those of this installation have to fit. */
async function openSealedKeys({ sealedKeys }: BackupHeader): Promise<Keys | null> {
  const passphrase = await findPassphrase()
  if (!sealedKeys || passphrase === null) return null
  const keys = openKeys(sealedKeys, passphrase)
  if (!keys) throw new CommandProblem('BACKUP_PASSPHRASE does not open the keys in this backup.')
  return keys
}

function explainKeys(missing: string[], { isEmbedded }: Place, opened: Keys | null): string {
  const how = isEmbedded
    ? 'Put the secrets.json of that time into DATA_DIR, or set BACKUP_PASSPHRASE if the backup was taken --with-keys.'
    : opened
      ? 'They are in the backup: restore it once without DATABASE_URL, into an empty DATA_DIR, and take them from its secrets.json.'
      : 'Set them to the values of that time.'
  return [
    `Nothing was restored: ${missing.join(' and ')} of this installation ${missing.length > 1 ? 'are' : 'is'} not what the backup was made with.`,
    how,
    'If they are lost: --without-keys restores all the same. Secrets of connections must then be entered anew, and quotas begin to count from zero.',
  ].join('\n')
}

async function keepKeys(keys: Keys, { dataDir, secrets }: Place): Promise<void> {
  const file = path.join(dataDir, 'secrets.json')
  const before = keysOf(secrets)
  if (JSON.stringify(before) === JSON.stringify(keys)) return
  await replaceFile(`${file}.before-restore`, JSON.stringify(before, null, 2))
  await replaceFile(file, JSON.stringify(keys, null, 2))
  say(`The keys of the backup are in ${file} now; those it replaced beside it.`)
}
