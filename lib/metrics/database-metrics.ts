import { Gauge, Registry } from 'prom-client'
import { db } from '../db'
import { countJobs } from '../doctor/checks/jobs'
import { readReportState } from '../reports/read-report-state'
import { parseStop } from '../reports/stop'

const days = 30

/**
 * What the database knows at this moment, the same from every process: take one of them or the maximum, not the sum. Each
 * query reads an index that is as small as what it counts, or the roll-ups of the reports.
 */
export async function databaseMetrics(): Promise<Registry> {
  const registry = new Registry()
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `portal_${name}`, help, labelNames, registers: [registry] })
  const up = gauge('database_up', 'Whether the database answered: 1 or 0.')
  const read = await readAll().catch(() => null)
  up.set(read ? 1 : 0)
  if (!read) return registry

  const signups = gauge(
    'signups',
    `Signups of the last ${days} days, by product, last step and why no further.`,
    ['product', 'step', 'reason'],
  )
  for (const { product, stop, count } of read.stops) {
    const { step, reason } = parseStop(stop)
    signups.set({ product, step, reason }, count)
  }
  const trials = gauge('trials_running', 'Trials that run, by product.', ['product'])
  for (const { product, count } of read.running) trials.set({ product }, count)
  const waiting = gauge('signups_waiting', 'Signups on a waiting list, by product.', ['product'])
  for (const { product, count } of read.waiting) waiting.set({ product }, count)

  const jobs = gauge('jobs', 'Jobs in the queue, by task and state: due, failing or given-up.', [
    'task',
    'state',
  ])
  const oldest = gauge('jobs_oldest_due_seconds', 'How long the oldest job has been due, by task.', ['task'])
  for (const { task, due, failing, givenUp, oldestSeconds } of read.jobs) {
    jobs.set({ task, state: 'due' }, due)
    jobs.set({ task, state: 'failing' }, failing)
    jobs.set({ task, state: 'given-up' }, givenUp)
    oldest.set({ task }, oldestSeconds)
  }
  gauge('mails_lost', 'Mails of the last 24 hours that were refused or came too late.').set(read.lost)
  gauge('database_size_bytes', 'Size of the database.').set(read.bytes)
  if (read.countedAt) {
    const counted = gauge('reports_counted_timestamp_seconds', 'When the reports were last complete.')
    counted.set(read.countedAt.getTime() / 1_000)
  }
  return registry
}

type Counted = { product: string; count: number }[]

async function readAll() {
  const [stops, running, waiting, jobs, { countedAt }, [sizes]] = await Promise.all([
    db().$queryRaw<{ product: string; stop: string; count: number }[]>`
      select c.filter_value as product, c.value as stop, sum(c.submitted)::float8 as count
      from products p
      join report_counts c on c.filter_by = 'product' and c.filter_value = p.slug and c.dimension = 'stop'
      where c.day > (portal_now() - make_interval(days => ${days}::int))::date
      group by 1, 2 having sum(c.submitted) > 0`,
    db().$queryRaw<Counted>`
      select p.slug as product, count(s.id)::float8 as count
      from products p
      left join signups s on s.product_id = p.id and s.state = 'active' and s.trial_ends_at > portal_now()
      group by 1`,
    db().$queryRaw<Counted>`
      select p.slug as product, count(s.id)::float8 as count
      from products p left join signups s on s.product_id = p.id and s.state = 'waitlisted'
      group by 1`,
    countJobs(),
    readReportState(),
    db().$queryRaw<{ bytes: number; lost: number }[]>`
      select pg_database_size(current_database())::float8 as bytes, (
        select count(*)::float8 from mails
        where dropped in ('rejected', 'too-late') and created_at > portal_now() - interval '1 day'
      ) as lost`,
  ])
  return { stops, running, waiting, jobs, countedAt, bytes: sizes?.bytes ?? 0, lost: sizes?.lost ?? 0 }
}
