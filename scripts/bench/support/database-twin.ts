import { Client } from 'pg'
import type { BenchDatabase } from './bench-database'

const name = 'twin'

/** A copy of the database beside it; nobody may be connected while it is made. */
export async function createTwin({
  url,
  adminUrl,
}: BenchDatabase): Promise<{ url: string; adminUrl: string }> {
  const original = decodeURIComponent(new URL(url).pathname.slice(1))
  const client = new Client({ connectionString: new URL('/postgres', adminUrl).href })
  await client.connect()
  try {
    await client.query(`create database ${name} template ${original} owner portal`)
  } finally {
    await client.end()
  }
  return { url: new URL(`/${name}`, url).href, adminUrl: new URL(`/${name}`, adminUrl).href }
}
