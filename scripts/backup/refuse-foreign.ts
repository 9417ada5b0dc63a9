import type { Client } from 'pg'
import { CommandProblem } from '../portal/command-problem'
import { jobsName, type BackupHeader } from './backup-header'
import type { Table } from './describe-database'

type Named = { tables: Table[]; header: BackupHeader }

/** A file names what these migrations make and nothing else: its names go into statements, and it may be anybody's. */
export async function refuseForeign(
  client: Client,
  { tables, header }: Named,
  known: Table[],
): Promise<void> {
  const columnsOf = new Map(known.map(({ name, columns }) => [name, new Set(columns)]))
  const { rows } = await client.query<{ name: string }>(
    `select sequencename as name from pg_sequences where schemaname = 'public'`,
  )
  const sequences = new Set(rows.map(({ name }) => name))
  const isForeign = ({ name, columns }: Table) =>
    name !== jobsName && (columns.length === 0 || !columns.every((each) => columnsOf.get(name)?.has(each)))
  const names = tables.map(({ name }) => name)
  if (
    tables.some(isForeign) ||
    new Set(names).size < names.length ||
    header.sequences.some(({ name }) => !sequences.has(name))
  ) {
    throw new CommandProblem(
      'Nothing was restored: the file names tables that its release never had. It is damaged, or no backup of this portal.',
    )
  }
}
