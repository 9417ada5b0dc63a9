import { afterAll, expect, test } from 'vitest'
import { closeDb } from '../db'
import { applySettings } from '../settings/apply-settings'
import { prepareDemo } from '../settings/demo'
import { parseSettingsFile } from '../settings/settings-file'
import { sql } from '../signups/test-support/sql'
import { planHistory } from './plan-history'

const products = ['cad', 'maps', 'ledger'] as const
const demo = { settingsFile: 'prisma/demo/settings.json', emulatorOrigin: 'http://127.0.0.1:4000' }
const now = new Date('2026-11-23T10:00:00Z')

afterAll(closeDb)

const counts = async () => {
  const [row] = await sql<{
    signups: number
    visits: number
    events: number
    sessions: number
    looks: number
    places: number
  }>(
    `select (select count(*)::int from signups) as signups, (select count(*)::int from visits) as visits,
       (select count(*)::int from events) as events, (select count(*)::int from frame_sessions) as sessions,
       (select count(*)::int from session_looks) as looks, (select count(*)::int from places) as places`,
  )
  return row
}

test('the invented past is the same for the same day, holds a spike and a bad-mail day, and is over', () => {
  const history = planHistory(now, [...products])
  expect(planHistory(now, [...products])).toEqual(history)
  expect(history.signups.length).toBeGreaterThan(1_000)
  expect(history.signups.length).toBeLessThan(1_500)

  const on = (daysAgo: number, reason?: string) => {
    const day = new Date(Date.parse('2026-11-23') - daysAgo * 86_400_000).toISOString().slice(0, 10)
    return history.signups.filter(
      (signup) =>
        signup.createdAt.toISOString().startsWith(day) && (reason === undefined || signup.reason === reason),
    ).length
  }
  expect(on(34)).toBeGreaterThan(3 * on(41))
  expect(on(12, 'never-verified')).toBeGreaterThan(on(12) / 2)

  const moments = history.signups.flatMap(({ createdAt, trialEndsAt, events, sessions }) => [
    createdAt,
    ...(trialEndsAt ? [trialEndsAt] : []),
    ...events.map(({ at }) => at),
    ...sessions.map(({ endedAt }) => endedAt),
  ])
  expect(Math.max(...moments.map(Number))).toBeLessThan(now.getTime())
  for (const { openSince, endedAt } of history.signups.flatMap(({ sessions }) => sessions)) {
    expect(endedAt.getTime()).toBeGreaterThan(openSince.getTime())
  }
})

test('a fresh demo has a past that nothing acts on; leaving the demo takes it away and leaves real signups alone', async () => {
  expect(await prepareDemo(demo)).toBe('demo')
  const before = await counts()
  expect(before?.signups).toBeGreaterThan(1_000)
  expect(before?.visits).toBeGreaterThan(before?.signups ?? 0)
  expect(before).toMatchObject({ looks: 0, places: 0 })
  const [funnel] = await sql<{ granted: number; launched: number; back: number; settled: boolean }>(
    `select count(*) filter (where granted)::int as granted, count(*) filter (where launched)::int as launched,
       count(*) filter (where came_back)::int as back,
       (select bool_and(state in ('ended', 'refused', 'failed')) from signups) as settled
     from signup_reports`,
  )
  expect(funnel?.settled).toBe(true)
  expect(funnel?.granted).toBeGreaterThan(funnel?.launched ?? 0)
  expect(funnel?.launched).toBeGreaterThan(funnel?.back ?? 0)
  expect(funnel?.back).toBeGreaterThan(50)

  const [invite] = await sql<{ used: number; opened: number; previewed: number; granted: number }>(
    `select used::int, opened::int, previewed::int,
       (select count(*)::int from signups s where s.invite_id = i.id and granted_at is not null) as granted
     from invites i`,
  )
  expect(invite?.used).toBe(invite?.granted)
  expect(invite?.opened).toBeGreaterThan(invite?.used ?? 0)
  expect(invite?.used).toBeGreaterThan(20)

  expect(await prepareDemo(demo)).toBe('demo')
  expect(await counts()).toEqual(before)

  await sql(`update signups set request_id = 'of a real person' where request_id = 'demo-history-7'`)
  const parsed = parseSettingsFile(
    JSON.stringify({
      connections: [
        {
          name: 'real',
          apiUrl: 'https://api.example',
          clientId: 'c.img.frame.nutanix.com',
          clientSecret: 's',
        },
      ],
    }),
  )
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join(' '))
  await applySettings(parsed.settings)
  expect(await counts()).toMatchObject({ signups: 1, visits: 0 })
  expect(await prepareDemo(demo)).toBe('left')
  expect(await counts()).toMatchObject({ signups: 1, visits: 0 })
})
