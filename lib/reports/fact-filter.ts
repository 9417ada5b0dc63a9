import { Prisma } from '@/prisma/generated/client'
import { filterNames, type FilterName, type Filters } from './dimensions'

type Columns = Record<FilterName, Prisma.Sql>

/** The columns of the view `signup_reports`, as `r`. */
export const signupColumns: Columns = {
  product: Prisma.sql`r.product`,
  owner: Prisma.sql`r.owner`,
  campaign: Prisma.sql`r.campaign`,
  source: Prisma.sql`r.source`,
  medium: Prisma.sql`r.medium`,
  term: Prisma.sql`r.term`,
  content: Prisma.sql`r.content`,
  referrer: Prisma.sql`r.referrer`,
  country: Prisma.sql`r.country`,
  stop: Prisma.sql`r.step || ':' || r.reason`,
}

/** Those of a visit `v` with its product `p` and invite `i`; what a visit does not know is empty. */
export const visitColumns: Columns = {
  product: Prisma.sql`p.slug`,
  owner: Prisma.sql`coalesce(lower(i.owner), '')`,
  campaign: Prisma.sql`coalesce(v.campaign, '')`,
  source: Prisma.sql`coalesce(v.source, '')`,
  medium: Prisma.sql`coalesce(v.medium, '')`,
  term: Prisma.sql`coalesce(v.term, '')`,
  content: Prisma.sql`coalesce(v.content, '')`,
  referrer: Prisma.sql`coalesce(v.referrer, '')`,
  country: Prisma.sql`''`,
  stop: Prisma.sql`''`,
}

/** One condition for each filter; none for no filter. */
export function filtersOn(columns: Columns, filters: Filters): Prisma.Sql[] {
  return filterNames.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [Prisma.sql`${columns[name]} = ${value}`]
  })
}
