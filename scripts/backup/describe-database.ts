import type { Client } from 'pg'

/** How values are written, whatever the server's defaults are. */
export const plainSettings = `
  set client_encoding to 'UTF8';
  set datestyle to 'ISO, YMD';
  set intervalstyle to 'postgres';
  set extra_float_digits to 3;
  set timezone to 'UTC';
  set search_path to public;
  set statement_timeout to 0;
  set idle_in_transaction_session_timeout to 0`

/** A name as SQL takes it, whatever is in it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export type Table = { name: string; columns: string[] }

/** The tables that hold rows, by name: of a table in parts its parts. */
export async function findTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`)
  return rows
}

export async function findSequences(client: Client): Promise<{ name: string; last: string }[]> {
  const { rows } = await client.query<{ name: string; last: string }>(`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' and last_value is not null order by 1`)
  return rows
}

/** Those that are in the database; none in an empty one. */
export async function findMigrations(client: Client): Promise<{ name: string; checksum: string }[]> {
  if (!(await exists(client, 'public._prisma_migrations'))) return []
  const { rows } = await client.query<{ name: string; checksum: string }>(`
    select migration_name as name, checksum from public._prisma_migrations
    where finished_at is not null and rolled_back_at is null order by 1`)
  return rows
}

/** What is still to be done; null where there is no queue. Jobs that gave up are history. */
export async function findJobsQuery(client: Client): Promise<string | null> {
  if (!(await exists(client, 'graphile_worker._private_jobs'))) return null
  return `
    select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority
    from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
    where j.attempts < j.max_attempts order by j.id`
}

async function exists(client: Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    table,
  ])
  return rows[0]?.there === true
}
