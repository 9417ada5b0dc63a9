import { Prisma } from '@/prisma/generated/client'
import { db } from '../../db'
import { filterNamesOf } from '../../reports/dimensions'
import { isOlder, listConditions, listedColumns, listedTables } from './listed-signup'
import type { ListedSignup, Page, SignupFilters } from './listed-signup'
import { newestFirst } from './newest-first'
import type { Search, SearchWord } from './parse-search'

type Asked = { filters: SignupFilters; page: Page }

/** A page of the signups that a search finds, newest first. */
export async function searchSignups(
  search: Exclude<Search, string>,
  filters: SignupFilters,
  page: Page,
): Promise<ListedSignup[]> {
  const asked = { filters, page }
  if ('id' in search) return readWhere(Prisma.sql`s.id = ${search.id}::uuid`, asked)
  if ('handle' in search) return readWhere(Prisma.sql`s.handle = ${search.handle}`, asked)
  return searchWords(search.words, asked)
}

/** Words that many share fill a page from the newest alone; where the few are among all others, the index knows. */
async function searchWords(words: SearchWord[], asked: Asked): Promise<ListedSignup[]> {
  const rare = await searchRare(words, asked)
  if (rare) return rare
  const first = await searchNewest(words, asked, asked.page.limit + moreThanAPage)
  if (first.isEnough) return readThese(first.ids, asked)
  const telling = await wordsSharedBy(0.02, words)
  const named =
    telling.length > 0 && isNarrow(asked) ? await searchIndex(words, telling, asked, mostSignups) : null
  if (named?.isAll) return readThese(named.ids, asked)
  for (const most of telling.length > 0 ? [newestSignups] : [newestSignups, moreSignups]) {
    const newest = await searchNewest(words, asked, most)
    if (newest.isEnough) return readThese(newest.ids, asked)
  }
  const all = named ?? (await searchIndex(words, telling.length > 0 ? telling : words, asked, mostSignups))
  return readThese(all.ids, asked)
}

/** The newest of those that anything leaves may be spread over years. */
function isNarrow({ filters: { filters, state, step } }: Asked): boolean {
  return filterNamesOf(filters).length > 0 || state !== null || step !== null
}

/** By words that are known whole and that nobody counted, such as those of somebody's address; null where none is rare. */
async function searchRare(words: SearchWord[], asked: Asked): Promise<ListedSignup[] | null> {
  const rare = await wordsSharedBy(
    0,
    words.filter(({ isWhole }) => isWhole),
  )
  if (rare.length === 0) return null
  const { ids, isAll } = await searchIndex(words, rare, asked, fewSignups)
  return isAll ? readThese(ids, asked) : null
}

const readThese = (ids: string[], asked: Asked) => readWhere(Prisma.sql`s.id = any (${ids}::uuid[])`, asked)

function readWhere(condition: Prisma.Sql, { filters, page: { after, limit } }: Asked) {
  return db().$queryRaw<ListedSignup[]>`
    select ${listedColumns}
    from ${listedTables}
    where ${condition} and ${listConditions(filters, after)}
    order by r.created_at desc, r.id desc
    limit ${limit}::int`
}

/** So many are looked through one by one: for words that all share, for any words, and for words that many had at some time. */
const moreThanAPage = 10
const newestSignups = 10_000
const moreSignups = 50_000

async function searchNewest(words: SearchWord[], { filters, page }: Asked, most: number) {
  const columns = Prisma.sql`
    r.id, r.created_at as "createdAt", s.email, s.first_name, s.last_name, s.company`
  const ofFilters = await newestFirst(columns, filters, { ...page, limit: most })
  // To take somebody's words apart takes much longer than to see whether the letters are there at all.
  const rows = await db().$queryRaw<{ ids: string[]; isAll: boolean }[]>`
    with newest as materialized (${ofFilters})
    select
      array(
        select id from newest s
        where lower(concat_ws(' ', email, first_name, last_name, company))
            like all (${words.map(({ text }) => `%${text}%`)}::text[])
          and ${holdsWords(words)}
        order by "createdAt" desc, id desc
        limit ${page.limit}::int
      ) as ids,
      (select count(*) from newest) < ${most}::int as "isAll"`
  const { ids = [], isAll = true } = rows[0] ?? {}
  return { ids, isEnough: isAll || ids.length === page.limit }
}

/** Statistics may be old or missing; what seems rare is, if the index names no more than these. */
const fewSignups = 10_000
/** No search takes more from the index: words that so many share, and not the newest, tell nobody apart. */
const mostSignups = 100_000

async function searchIndex(
  words: SearchWord[],
  telling: SearchWord[],
  { filters, page: { after, limit } }: Asked,
  most: number,
) {
  const rows = await db().$queryRaw<{ ids: string[]; isAll: boolean }[]>`
    with named as materialized (
      select id, created_at from signups s
      where ${holdsWords(telling)} and ${after ? isOlder(Prisma.sql`s`, after) : Prisma.sql`true`}
      limit ${most + 1}::int
    )
    select
      array(
        select candidate.id
        from (select * from named order by created_at desc, id desc) candidate
        cross join lateral (
          select
          from ${listedTables}
          where r.id = candidate.id
            and ${telling.length < words.length ? holdsWords(words) : Prisma.sql`true`}
            and ${listConditions(filters, null)}
          limit 1
        ) signup
        order by candidate.created_at desc, candidate.id desc
        limit ${limit}::int
      ) as ids,
      (select count(*) from named) <= ${most}::int as "isAll"`
  const { ids = [], isAll = true } = rows[0] ?? {}
  return { ids, isAll }
}

/**
 * Those that at most such a share of all signups has. The index keeps a list of everybody for each word, and to read the
 * one of `com` takes longer than to look at whom the other words left.
 */
async function wordsSharedBy(most: number, words: SearchWord[]): Promise<SearchWord[]> {
  if (words.length === 0) return []
  const rows = await db().$queryRaw<{ place: number }[]>`
    select place::int as place
    from unnest(
      ${words.map(({ text }) => text)}::text[], ${words.map(({ isWhole }) => isWhole)}::boolean[]
    ) with ordinality words (word, is_whole, place)
    where (
      select coalesce(sum(frequency), 0)
      from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) common (element, frequency)
      where schemaname = current_schema() and tablename = 'signups_words'
        and (element = word or not is_whole and starts_with(element, word))
    ) <= ${most}::float8`
  const places = new Set(rows.map(({ place }) => place))
  return words.filter((_, index) => places.has(index + 1))
}

function holdsWords(words: SearchWord[]): Prisma.Sql {
  const query = words.map(({ text, isWhole }) => (isWhole ? text : `${text}:*`)).join(' & ')
  return Prisma.sql`
    signup_words(s.email, s.first_name, s.last_name, s.company) @@ to_tsquery('simple', ${query})`
}
