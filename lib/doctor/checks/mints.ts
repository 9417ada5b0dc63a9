import { db } from '../../db'
import { type Finding, ok, warning } from '../finding'

export async function checkMints(): Promise<Finding[]> {
  const rows = await db().$queryRaw<{ outcome: string; count: number; latest: string | null }[]>`
    select outcome, count(*)::int as count, (array_agg(problem order by id desc))[1] as latest
    from mints
    where started_at > portal_now() - interval '1 day' and outcome in ('refused', 'not-sent', 'unknown')
    group by outcome order by outcome`
  if (rows.length === 0) return [ok('Frame', 'No request for a token failed in the last 24 hours.')]
  return rows.map(({ outcome, count, latest }) =>
    warning(
      'Frame',
      `${count} requests for a token were ${outcome} in the last 24 hours, the latest: ${latest ?? 'no details'}`,
    ),
  )
}
