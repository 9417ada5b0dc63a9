import { Prisma } from '@/prisma/generated/client'
import type { Day } from './calendar'

/**
 * From when to before when, wider than the days are in any zone; which moments are theirs, the calendar says. Days may be
 * columns.
 */
export function aroundDays({ from, to }: { from: Day | Prisma.Sql; to: Day | Prisma.Sql }, zone: string) {
  return {
    opens: Prisma.sql`(${from}::date::timestamp at time zone ${zone}) - interval '3 hours'`,
    closes: Prisma.sql`((${to}::date + 1)::timestamp at time zone ${zone}) + interval '3 hours'`,
  }
}
