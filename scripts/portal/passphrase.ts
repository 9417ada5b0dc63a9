import { readFile } from 'node:fs/promises'
import { CommandProblem } from './command-problem'

/** BACKUP_PASSPHRASE, or the content of the file that BACKUP_PASSPHRASE_FILE names; null when neither is set. */
export async function findPassphrase(): Promise<string | null> {
  const { BACKUP_PASSPHRASE: given, BACKUP_PASSPHRASE_FILE: file } = process.env
  if (given) return given
  if (!file) return null
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch {
    throw new CommandProblem('BACKUP_PASSPHRASE_FILE names a file that cannot be read.')
  }
}
