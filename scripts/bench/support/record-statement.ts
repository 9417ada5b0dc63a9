import { Client } from 'pg'
import { z } from 'zod'

export type Statement = { text: string; values: unknown[] }

const Query = z.object({ text: z.string(), values: z.array(z.unknown()) })

/** The first statement with these words that reaches the driver while `run` runs, as the driver gets it. */
export async function recordStatement(words: string, run: () => Promise<unknown>): Promise<Statement> {
  const seen: unknown[] = []
  const { query } = Client.prototype
  Client.prototype.query = new Proxy(query, {
    apply(target, client, args) {
      seen.push(args[0])
      return Reflect.apply(target, client, args)
    },
  })
  try {
    await run()
  } finally {
    Client.prototype.query = query
  }
  const statements = seen.map((config) => Query.safeParse(config)).flatMap(({ data }) => data ?? [])
  const statement = statements.find(({ text }) => text.includes(words))
  if (!statement) throw new Error(`no statement with "${words}" was sent`)
  return statement
}
