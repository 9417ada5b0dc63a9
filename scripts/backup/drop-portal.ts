import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { root } from '../root'
import { findTables } from './describe-database'

/** Tables of this database that neither a backup nor any migration knows. */
export async function findStrangers(client: Client, ofBackup: Set<string>): Promise<string[]> {
  const ours = await tablesOfMigrations()
  return (await findTables(client))
    .map(({ name }) => name)
    .filter((name) => name !== '_prisma_migrations' && !ofBackup.has(name) && !ours.has(name))
}

async function tablesOfMigrations(): Promise<Set<string>> {
  const folder = path.join(root, 'prisma', 'migrations')
  const entries = await readdir(folder, { withFileTypes: true })
  const texts = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => readFile(path.join(folder, name, 'migration.sql'), 'utf8')),
  )
  const names = texts.flatMap((text) =>
    [...text.matchAll(/create table "?(\w+)"?/gi)].map(([, name]) => name),
  )
  return new Set(names.filter((name) => name !== undefined))
}

/** Takes away tables, functions and types, and leaves the schema itself and what extensions brought. */
export async function dropPortal(client: Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('drop %s if exists %s cascade', case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, c.oid::regclass) as statement
    from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') and not relispartition
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    union all
    select format('drop routine if exists %s cascade', p.oid::regprocedure)
    from pg_proc p
    where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all
    select format('drop type if exists %s cascade', t.oid::regtype)
    from pg_type t
    where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')
      and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')`)
  for (const { statement } of rows) await client.query(statement)
}
