import { Client } from 'pg'

/**
 * What PostgreSQL does by itself within a minute of the first rows. Until then it plans for empty tables, and each
 * connection keeps its plans: a minute that no portal has twice.
 */
export async function analyse({ adminUrl }: { adminUrl: string }): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('analyze')
  await client.end()
}
