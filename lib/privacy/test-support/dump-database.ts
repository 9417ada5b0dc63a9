import { text } from 'node:stream/consumers'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'

/** Every row of every table of this test file's database, the job queue included, as one text. */
export async function dumpDatabase(): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class
       where relkind = 'r' and relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)`,
    )
    const dumps: string[] = []
    for (const { name } of rows)
      dumps.push(`${name}\n${await text(client.query(copyTo(`copy ${name} to stdout`)))}`)
    return dumps.join('\n')
  } finally {
    await client.end()
  }
}

/** The words that a dump holds in clear, in base64 or as JSON escapes them. */
export function wordsIn(dump: string, words: string[]): string[] {
  const lower = dump.toLowerCase()
  return words.filter((word) => spellingsOf(word).some((spelling) => lower.includes(spelling.toLowerCase())))
}

function spellingsOf(word: string): string[] {
  const escaped = JSON.stringify(word).slice(1, -1)
  const ascii = escaped.replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const bytes = Buffer.from(word)
  // Wherever a text begins in one that was encoded as a whole, one of three cuts of it stands there.
  const encoded = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset === 0 ? 0 : offset + 1, -4),
  )
  return [word, escaped, ascii, encodeURIComponent(word), bytes.toString('hex'), ...encoded]
}
