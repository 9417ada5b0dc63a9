import { listProducts } from '../products/list-products'
import { isReason } from '../signups/reasons'
import { sumOf } from './counts'
import { dimensions, isDimension, knowsVisits } from './dimensions'
import { askForFilterSet } from './filter-sets'
import { funnelOf } from './funnel'
import type { ReportQuery } from './parse-report-query'
import { isByHours, readHours } from './read-hours'
import { readLimits } from './read-limits'
import { readSeries } from './read-series'
import { stopsOf } from './read-stops'
import { readTables, type ReportTable } from './read-tables'
import { filtersFor, isLimitedToOwn, type Reader } from './report-scope'

const rowsShown = 8

export type Dashboard = Awaited<ReturnType<typeof readDashboard>>

/** Everything that the dashboard shows. */
export async function readDashboard(reader: Reader, query: ReportQuery) {
  const series = readSeries(reader, query)
  const shown = dimensions.filter((dimension) => dimension !== 'owner' || !isLimitedToOwn(reader))
  const [{ now, before }, hours, breakdowns, limits, products] = await Promise.all([
    series,
    isByHours(query) ? readHours(reader, query, [query.metric]) : null,
    readTables(reader, query, {
      dimensions: [...shown, 'stop'],
      rows: rowsShown,
      all: query.all === null ? ['stop'] : ['stop', query.all],
      series,
    }),
    isLimitedToOwn(reader) ? null : readLimits(),
    listProducts(),
    askForFilterSet(filtersFor(reader, query.filters), { from: query.before.from, to: query.to }),
  ])
  const counts = sumOf(now)
  const stops = stopsOf(breakdowns)
  return {
    series: { now, before },
    /** Instead of the few days of a short range. */
    hours,
    counts,
    countsBefore: sumOf(before),
    funnel: funnelOf(counts, stops),
    refusals: stops.filter(({ reason }) => isReason(reason)),
    tables: breakdowns.filter((table): table is ReportTable => isDimension(table.dimension)),
    limits,
    productNames: Object.fromEntries(products.map(({ slug, name }) => [slug, name])),
    knowsVisits: knowsVisits(query.filters),
  }
}
