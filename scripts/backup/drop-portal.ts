import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from 'pg'
import { root } from '../root'

/**
 * Tables, views, routines and types of this database that neither a backup nor any migration knows, and views elsewhere that
 * read ours: all of them would go with the portal.
 */
export async function findStrangers(client: Client, ofBackup: Set<string>): Promise<string[]> {
  const ours = await namesInMigrations()
  const { rows } = await client.query<{ name: string; kind: string }>(everything)
  const isOurs = ({ name, kind }: { name: string; kind: string }) =>
    kind !== 'elsewhere' &&
    (ours.has(name) || (kind === 'table' && (name === '_prisma_migrations' || ofBackup.has(name))))
  return rows.filter((row) => !isOurs(row)).map(({ name }) => name)
}

/** What extensions brought is theirs; a type that belongs to a table goes by the table's name. */
const everything = `
  select c.relname as name, case when relkind in ('r', 'p') then 'table' else 'view' end as kind
  from pg_class c
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  union
  select p.proname, 'routine' from pg_proc p
  where pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union
  select t.typname, 'type' from pg_type t
  where typnamespace = 'public'::regnamespace and typelem = 0
    and (typrelid = 0 or exists (select from pg_class c where c.oid = typrelid and c.relkind = 'c'))
    and not exists (select from pg_depend d where d.objid = t.oid and d.deptype in ('e', 'i'))
  union
  select v.oid::regclass::text, 'elsewhere'
  from pg_depend d
  join pg_rewrite w on w.oid = d.objid
  join pg_class v on v.oid = w.ev_class
  join pg_class c on c.oid = d.refobjid
  where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
    and c.relnamespace = 'public'::regnamespace and v.relnamespace <> 'public'::regnamespace
  order by 1`

async function namesInMigrations(): Promise<Set<string>> {
  const folder = path.join(root, 'prisma', 'migrations')
  const entries = await readdir(folder, { withFileTypes: true })
  const texts = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => readFile(path.join(folder, name, 'migration.sql'), 'utf8')),
  )
  const names = texts.flatMap((text) => [...text.matchAll(made)].map(([, name]) => name))
  return new Set(names.filter((name) => name !== undefined))
}

const made =
  /\b(?:create (?:or replace )?(?:table|view|materialized view|function|procedure|type|domain)|rename to) (?:if not exists )?"?(\w+)"?/gi

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
