import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { unlessTooLong } from '../unless-too-long'
import { askForFilterSet } from './filter-sets'
import { filtersFor } from './report-scope'
import { reportCsv, type WantedReport } from './report-csv'

/**
 * A panel as a file to take along; null where the reader may not see it. That it was taken is written down before it is
 * handed out. What the database gives up is answered in words, and its filters are counted beforehand from then on.
 */
export async function exportReport(wanted: WantedReport): Promise<Response | null> {
  const read = await unlessTooLong(reportCsv(wanted).then((file) => ({ file })))
  if (!read) return tooLong(wanted)
  if (read.file) await writeDown(wanted)
  return read.file
}

async function writeDown({ panel, reader, query }: WantedReport): Promise<void> {
  const { from, to } = query
  const asked = { days: { from, to }, filters: filtersFor(reader, query.filters) }
  await db().$transaction((tx) =>
    recordAudit(tx, {
      actor: { id: reader.id, name: reader.name },
      action: 'report.exported',
      subject: `report ${panel}`,
      // How full limits are is of this moment, whatever is asked for.
      details: { panel, ...(panel === 'limits' ? {} : asked) },
    }),
  )
}

async function tooLong({ reader, query }: WantedReport): Promise<Response> {
  await askForFilterSet(filtersFor(reader, query.filters), { from: query.before.from, to: query.to })
  return new Response(
    'This takes too long to look up. Choose fewer days or take a filter away, or try again in a minute.\n',
    { status: 503, headers: { 'retry-after': '60', 'cache-control': 'no-store' } },
  )
}
