import { Prisma } from '@/prisma/generated/client'
import { db } from '../db'
import { log } from '../log'
import type { Day } from './calendar'
import { filterNamesOf, type Filters } from './dimensions'

/** So many signups and visits take a page a twentieth of a second to look through. */
const worthCounting = 10_000
/** Each is counted again with every day that changes. */
const mostSets = 50

/** The key of filters whose tables are kept up; null for others. Whoever asks keeps a set from being given up. */
export async function findFilterSet(filters: Filters): Promise<string | null> {
  if (filterNamesOf(filters).length === 0) return null
  const isThisOne = Prisma.sql`key = ${keyOf(filters)} and counted`
  const [set] = await db().$queryRaw<{ key: string; isFresh: boolean }[]>`
    select key, asked_at > portal_now() - interval '1 day' as "isFresh" from report_filter_sets where ${isThisOne}`
  if (!set || set.isFresh) return set?.key ?? null
  const [asked] = await db().$queryRaw<{ key: string }[]>`
    update report_filter_sets set asked_at = portal_now() where ${isThisOne} returning key`
  return asked?.key ?? null
}

/**
 * Lets the janitor keep up what these filters find from now on, where looking through the days (null for all) takes long:
 * that is, where even the rarest of the labels has many. A page can do without.
 */
export async function askForFilterSet(filters: Filters, days: { from: Day; to: Day } | null): Promise<void> {
  const names = filterNamesOf(filters)
  if (names.length === 0) return
  try {
    if ((await findFilterSet(filters)) !== null) return
    await db().$executeRaw`
      insert into report_filter_sets (key, filters, asked_at)
      select ${keyOf(filters)}, ${JSON.stringify(filters)}::jsonb, portal_now()
      from (
        select coalesce(sum(visits + bots + previews + submitted), 0) as found
        from unnest(${names}::text[], ${names.map((name) => filters[name] ?? '')}::text[]) label (name, value)
        left join report_counts on filter_by = label.name and filter_value = label.value
          and dimension = '' and report_counts.value = '' and day between ${days?.from ?? '-infinity'}::date and ${days?.to ?? 'infinity'}::date
        group by label.name
      ) labels
      having min(found) >= ${worthCounting}::int
      on conflict do nothing`
  } catch (error) {
    log.warn({ err: error }, 'filters together stay uncounted')
  }
}

/** Gives up a set or counts one, in a transaction of its own; false when there is nothing to do. */
export async function tendFilterSet(tx: Prisma.TransactionClient): Promise<{ done: boolean }[]> {
  return tx.$queryRaw`select tend_filter_set(${mostSets}::int) as done`
}

const keyOf = (filters: Filters) => Prisma.sql`filter_set_key(${JSON.stringify(filters)}::jsonb)`
