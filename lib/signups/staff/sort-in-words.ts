import { db } from '../../db'

/**
 * The words that signups are searched by are heaped up first: every search reads through the heap, and whoever fills it has
 * to sort it into the index. Sorted in every few seconds, nobody waits for it. Gives how many pages there were.
 */
export async function sortInWords(): Promise<number> {
  const [row] = await db().$queryRaw<{ pages: number }[]>`
    select gin_clean_pending_list('signups_words')::int as pages`
  return row?.pages ?? 0
}
