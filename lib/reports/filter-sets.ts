import { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import type { Counts } from './counts'
import { filterNames, type Filters } from './dimensions'

/** So many signups and visits take a page a twentieth of a second to look through. */
const worthCounting = 10_000
/** Each is counted again with every day that changes. */
const mostSets = 100

/**
 * The key of filters whose roll-ups are kept up, as those of one filter are; null where their combinations have to be
 * looked through. Whoever asks keeps a set from being given up.
 */
export async function findFilterSet(filters: Filters): Promise<string | null> {
  if (!areTogether(filters)) return null
  const key = Prisma.sql`key = ${keyOf(filters)} and counted`
  const [set] = await db().$queryRaw<{ key: string; isFresh: boolean }[]>`
    select key, asked_at > portal_now() - interval '1 day' as "isFresh" from report_filter_sets where ${key}`
  if (!set || set.isFresh) return set?.key ?? null
  const [asked] = await db().$queryRaw<{ key: string }[]>`
    update report_filter_sets set asked_at = portal_now() where ${key} returning key`
  return asked?.key ?? null
}

/** Lets the janitor keep up what these filters found from now on, where looking through it takes long. */
export async function askForFilterSet(filters: Filters, found: Counts): Promise<void> {
  const { visits, bots, previews, submitted } = found
  if (!areTogether(filters) || visits + bots + previews + submitted < worthCounting) return
  await db().$executeRaw`
    insert into report_filter_sets (key, filters, asked_at)
    select ${keyOf(filters)}, ${JSON.stringify(filters)}::jsonb, portal_now()
    where (select count(*) from report_filter_sets) < ${mostSets}::int
    on conflict do nothing`
}

function areTogether(filters: Filters): boolean {
  return filterNames.filter((name) => filters[name] !== undefined).length > 1
}

const keyOf = (filters: Filters) => Prisma.sql`md5(${JSON.stringify(filters)}::jsonb::text)`
