import { db } from '../db'

/** How long what was sent, and that it was sent, is kept. */
export const keptDays = 30

const batch = 500

/** Deletes a part of what is too old; called again and again. */
export async function forgetOldWebhooks(): Promise<void> {
  await db().$executeRaw`select forget_old_webhooks(${keptDays}::int, ${batch}::int)`
}
