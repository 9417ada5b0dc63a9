import type pg from 'pg'
import { applySettings } from '@/lib/settings/apply-settings'
import { parseSettingsFile, type SettingsInput } from '@/lib/settings/settings-file'
import { setOneClock } from '../one-clock'
import type { TrialWorld } from '../trial-world'
import type { Instances } from './instances'
import type { History } from './plan-history'

export type SimulatedWorld = Awaited<ReturnType<typeof createSimulatedWorld>>

type Parts = { client: pg.Pool; world: TrialWorld; instances: Instances }

/** What a history happens in: empty tables, its products and invite, a Frame that knows nobody, and one time for all. */
export async function createSimulatedWorld(history: History, { client, world, instances }: Parts) {
  await empty(client)
  await instances.recover()
  await instances.forgetFrame()
  await world.reset()
  const limits: { product: string; quota: number; limit: number | null; afterEvent: number }[] = []
  let aheadMs = await setOneClock(client, history.startsAt)
  let faults: object[] = []
  await moveAll(aheadMs)
  for (const { slug, quotas, ...more } of history.products) await world.product(slug, quotas, more)
  await apply({ invites: [{ ...history.invite, owner: 'sales@portal.example' }] })

  async function moveAll(byMs: number) {
    await world.forwardFrame(byMs / 1000)
    await instances.moveTime(aheadMs)
  }

  async function rows<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await client.query<Row>(text, values)).rows
  }

  return {
    rows,
    instances,
    tokenRequests: world.tokenRequests,
    limits,
    async forward(minutes: number) {
      aheadMs += minutes * 60_000
      await rows(`update test_clock set ahead = ahead + make_interval(mins => $1)`, [minutes])
      await moveAll(minutes * 60_000)
    },
    async setFaults(next: object[]) {
      faults = next
      await world.faults(next)
    },
    /** One more fault, before those that wait already. */
    withFault: (fault: object) => world.faults([fault, ...faults]),
    mailFault: world.mailFault,
    async changeLimit(product: number, quota: number, limit: number | null) {
      const changed = history.products[product]
      const rule = changed?.quotas[quota]
      if (!changed || !rule) return
      const [last] = await rows<{ id: string }>('select coalesce(max(id), 0) as id from events')
      limits.push({ product: changed.slug, quota, limit, afterEvent: Number(last?.id) })
      await rows(
        `update quotas set "limit" = $4
         where product_id = (select id from products where slug = $1) and (scope, per) = ($2::quota_scope, $3::quota_per)`,
        [changed.slug, rule.scope, rule.per, limit],
      )
    },
  }
}

async function apply(settings: SettingsInput): Promise<void> {
  const parsed = parseSettingsFile(JSON.stringify(settings))
  const outcome = parsed.kind === 'ok' ? await applySettings(parsed.settings) : parsed
  if (outcome.kind === 'invalid') throw new Error(outcome.problems.join(' '))
}

async function empty(client: pg.Pool): Promise<void> {
  await client.query(
    'truncate signups, products, quotas, quota_counters, places, browsers, mails, invites restart identity cascade',
  )
  await client.query('delete from graphile_worker._private_jobs where locked_at is null')
}
