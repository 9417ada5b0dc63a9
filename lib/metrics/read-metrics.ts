import { Gauge, Registry } from 'prom-client'
import { readVersions } from '../doctor/checks/versions'
import { databaseMetrics } from './database-metrics'
import { processMetrics } from './process-metrics'

export const metricsContentType = Registry.PROMETHEUS_CONTENT_TYPE

/** Everything for one scrape: what this process counted, and what the database says now. */
export async function readMetrics(): Promise<string> {
  const [database, versions] = await Promise.all([databaseMetrics(), readVersions()])
  new Gauge({
    name: 'portal_info',
    help: 'Always 1; the labels are the versions that run.',
    labelNames: ['portal', 'next', 'node'],
    registers: [database],
  }).set(versions, 1)
  return Registry.merge([processMetrics().registry, database]).metrics()
}
