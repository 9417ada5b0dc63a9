import { countNames, countsOfVisits, sumOf, type CountName, type Counts } from './counts'
import { csvResponse, type CsvColumn } from '../csv'
import { dimensions, isDimension, knowsVisits, type Dimension } from './dimensions'
import { funnelOf } from './funnel'
import { countLabels, dimensionLabels, stepLabels, valueLabel } from './labels'
import type { ReportQuery } from './parse-report-query'
import { isByHours, readHours, type HourCounts } from './read-hours'
import { readLimits } from './read-limits'
import { readSeries, type DayCounts } from './read-series'
import { readStops } from './read-stops'
import { readTables } from './read-tables'
import { reasonWords } from '../signups/reason-words'
import { isLimitedToOwn, type Reader } from './report-scope'
import { isReason } from '../signups/reasons'

/** The panels of the dashboard, each of which is a file, too. */
const panels = ['totals', 'days', 'funnel', 'refusals', 'limits', ...dimensions] as const
export type Panel = (typeof panels)[number]

export type WantedReport = { panel: Panel; reader: Reader; query: ReportQuery; timeZone: string }

export function parsePanel(text: string): Panel | null {
  return panels.find((panel) => panel === text) ?? null
}

/** The numbers of one panel, for the range and filters of a query; null where the reader may not see them. */
export async function reportCsv(wanted: WantedReport): Promise<Response | null> {
  const { panel } = wanted
  if (isDimension(panel)) return tableCsv(wanted, panel)
  switch (panel) {
    case 'totals':
      return totalsCsv(wanted)
    case 'days':
      return daysCsv(wanted)
    case 'funnel':
      return funnelCsv(wanted)
    case 'refusals':
      return refusalsCsv(wanted)
    case 'limits':
      return isLimitedToOwn(wanted.reader) ? null : limitsCsv(wanted)
  }
}

async function totalsCsv(wanted: WantedReport) {
  const { now, before } = await readSeries(wanted.reader, wanted.query)
  const [counts, countsBefore] = [sumOf(now), sumOf(before)]
  const { from, to } = wanted.query.before
  return file(
    wanted,
    [
      { header: 'Count', of: (name) => countLabels[name] },
      { header: 'Number', of: (name) => countOf(counts, name, wanted) },
      { header: `Number from ${from} to ${to}`, of: (name) => countOf(countsBefore, name, wanted) },
    ],
    countNames,
  )
}

async function daysCsv(wanted: WantedReport) {
  if (isByHours(wanted.query)) return hoursCsv(wanted)
  const { now } = await readSeries(wanted.reader, wanted.query)
  return file(wanted, [{ header: 'Day', of: ({ day }: DayCounts) => day }, ...countColumns(wanted)], now)
}

/** Hours of a short range; one that has yet to begin has no numbers. */
async function hoursCsv(wanted: WantedReport) {
  const { now } = await readHours(wanted.reader, wanted.query, countNames)
  return file(
    wanted,
    [
      { header: 'Hour', of: ({ hour, offset }: HourCounts) => `${hour}${offset}` },
      ...countColumns(wanted).map(({ header, of }) => ({
        header,
        of: (row: HourCounts) => (row.isAhead ? null : of(row)),
      })),
    ],
    now,
  )
}

async function funnelCsv(wanted: WantedReport) {
  const { now } = await readSeries(wanted.reader, wanted.query)
  const funnel = funnelOf(sumOf(now), await readStops(wanted.reader, wanted.query))
  const shown = funnel.filter(({ step }) => step !== 'visit' || knowsVisits(wanted.query.filters))
  const rows = shown.flatMap((step) => [
    { ...step, why: null },
    ...step.reasons.map((why) => ({ ...step, why })),
  ])
  return file(
    wanted,
    [
      { header: 'Step', of: ({ step }) => stepLabels[step] },
      { header: 'People', of: ({ people, why }) => (why ? null : people) },
      { header: 'Share of the step before', of: ({ share, why }) => (why ? null : share) },
      { header: 'Went no further', of: ({ lost, why }) => why?.signups ?? lost },
      { header: 'Reason', of: ({ why }) => (why ? reasonWords(why.reason) : null) },
      { header: 'Code', of: ({ why }) => why?.reason ?? null },
    ],
    rows,
  )
}

async function refusalsCsv(wanted: WantedReport) {
  const stops = await readStops(wanted.reader, wanted.query)
  return file(
    wanted,
    [
      { header: 'Reason', of: ({ reason }) => reasonWords(reason) },
      { header: 'Code', of: ({ reason }) => reason },
      { header: 'Last step', of: ({ step }) => stepLabels[step] },
      { header: 'Signups', of: ({ signups }) => signups },
    ],
    stops.filter(({ reason }) => isReason(reason)),
  )
}

async function tableCsv(wanted: WantedReport, dimension: Dimension) {
  const [table] = await readTables(wanted.reader, wanted.query, {
    dimensions: [dimension],
    rows: 0,
    all: [dimension],
  })
  return file(
    wanted,
    [
      { header: dimensionLabels[dimension], of: ({ value }) => valueLabel(dimension, value) },
      ...countColumns(wanted),
    ],
    table?.rows ?? [],
  )
}

async function limitsCsv(wanted: WantedReport) {
  return file(
    wanted,
    [
      { header: 'Product', of: ({ name }) => name },
      { header: 'Campaign', of: ({ subject }) => subject },
      { header: 'Per', of: ({ per }) => per },
      { header: 'Taken', of: ({ used }) => used },
      { header: 'Limit', of: ({ limit }) => limit },
    ],
    await readLimits(),
  )
}

/** What is not known is empty, which is not the same as none. */
function countOf(counts: Counts, name: CountName, { panel, query }: WantedReport): number | null {
  const isKnown = panel !== 'country' && knowsVisits(query.filters)
  return isKnown || !countsOfVisits.includes(name) ? counts[name] : null
}

function countColumns(wanted: WantedReport): CsvColumn<Counts>[] {
  return countNames.map((name) => ({ header: countLabels[name], of: (row) => countOf(row, name, wanted) }))
}

/** What a row is about stands in each of them, so that files can be put together. */
function file<Row>(
  { panel, query, timeZone }: WantedReport,
  columns: CsvColumn<Row>[],
  rows: readonly Row[],
) {
  const about: CsvColumn<Row>[] =
    panel === 'limits'
      ? []
      : [
          { header: 'From', of: () => query.from },
          { header: 'To', of: () => query.to },
        ]
  const zone: CsvColumn<Row> = { header: 'Time zone of days', of: () => timeZone }
  return csvResponse(`${panel}-${query.from}-to-${query.to}.csv`, [...columns, ...about, zone], [rows])
}
