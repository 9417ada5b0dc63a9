import { afterAll, beforeAll, expect, test } from 'vitest'
import { refreshReports } from '../reports/refresh-reports'
import { sql } from '../signups/test-support/sql'
import { postSignup, startTrialWorld, type TrialWorld } from '../signups/test-support/trial-world'
import { countRequest } from './count-request'
import { readMetrics } from './read-metrics'

let world: TrialWorld
beforeAll(async () => {
  world = await startTrialWorld()
})
afterAll(() => world.stop())

/** The value of a series, by its name with labels. */
const valueOf = (text: string, series: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(`${series} `))
    ?.slice(series.length + 1)

test('the numbers tell what became of signups, and no label holds what somebody sent', async () => {
  const slug = await world.product('aster', [{ scope: 'product', per: 'day', limit: 1 }])
  const form = { firstName: 'Jane', email: 'jane@acme.example' }
  expect((await postSignup(slug, { form })).kind).toBe('granted')
  expect(await postSignup(slug, { form: { ...form, email: 'joe@bolt.example' } })).toMatchObject({
    kind: 'refused',
    reason: 'product-quota',
  })
  await refreshReports()
  countRequest({ method: 'BREW', path: '/jane@acme.example/x', status: 404, ms: 12 })
  countRequest({ method: 'GET', path: '/staff/signups', status: 200, ms: 40 })
  await sql(`select graphile_worker.add_job('send-mail', '{"mailId": "jane@acme.example"}')`)

  const text = await readMetrics()
  expect({
    granted: valueOf(text, 'portal_signup_posts_total{outcome="granted",reason=""}'),
    refused: valueOf(text, 'portal_signup_posts_total{outcome="refused",reason="product-quota"}'),
    minted: valueOf(text, 'portal_frame_mints_total{occasion="signup",outcome="minted"}'),
    mintSeconds: valueOf(text, 'portal_frame_mint_duration_seconds_count'),
    stopped: valueOf(text, `portal_signups{product="${slug}",step="verified",reason="product-quota"}`),
    running: valueOf(text, `portal_trials_running{product="${slug}"}`),
    jobs: valueOf(text, 'portal_jobs{task="send-mail",state="due"}'),
    unknown: valueOf(text, 'portal_http_requests_total{method="other",area="other",status="404"}'),
    staff: valueOf(text, 'portal_http_requests_total{method="GET",area="staff",status="200"}'),
    up: valueOf(text, 'portal_database_up'),
  }).toEqual({
    granted: '1',
    refused: '1',
    minted: '1',
    mintSeconds: '1',
    stopped: '1',
    running: '1',
    jobs: '1',
    unknown: '1',
    staff: '1',
    up: '1',
  })
  const labels = [...text.matchAll(/\{([^}]*)\}/g)].map(([, inside = '']) => inside)
  expect(labels.length).toBeGreaterThan(20)
  expect(labels.filter((inside) => /@|acme|bolt|jane|joe/i.test(inside))).toEqual([])
  const names = [...text.matchAll(/^# (?:HELP|TYPE) (\S+) \S/gm)].map(([, name = '']) => name)
  expect(names.filter((name) => !name.startsWith('portal_'))).toEqual([])
})
