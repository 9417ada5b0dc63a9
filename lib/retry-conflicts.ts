import { setTimeout as wait } from 'node:timers/promises'

const attempts = 5

/** Runs a transaction again when PostgreSQL gave it up for another one: serialization failure or deadlock (Q3, D7). */
export async function retryConflicts<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction()
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error
      await wait(Math.random() * 20 * 2 ** attempt)
    }
  }
}

/** The driver adapter reports some conflicts by Prisma's code and some only by name. */
function isConflict(error: unknown): boolean {
  const { code, message } =
    error instanceof Error ? { code: undefined, ...error, message: error.message } : {}
  if (code === 'P2034') return true
  return /TransactionWriteConflict|\b40001\b|\b40P01\b/.test(String(message))
}
