import { afterAll, beforeEach, expect, test } from 'vitest'
import { closeDb } from '../db'
import { applySettings } from '../settings/apply-settings'
import { prepareDemo } from '../settings/demo'
import { parseSettingsFile } from '../settings/settings-file'
import { sql } from '../signups/test-support/sql'

const demo = { settingsFile: 'prisma/demo/settings.json', emulatorOrigin: 'http://127.0.0.1:4000' }

beforeEach(() => sql('truncate connections, installation cascade'))
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
     from invites i where label = 'Fair in Kiel'`,
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
  expect(await sql('select label, used from invites')).toEqual([
    { label: 'Fair in Kiel', used: expect.any(Number) },
  ])
  expect(await prepareDemo(demo)).toBe('left')
  expect(await counts()).toMatchObject({ signups: 1, visits: 0 })
})

test('whom an invite of the past refused, it would have refused at that moment, for that reason', async () => {
  expect(await prepareDemo(demo)).toBe('demo')
  const refused = await sql<{
    reason: string
    now: string | null
    isForOthers: boolean
    wasSo: boolean
    visits: number
  }>(
    `select s.reason, refusal_of_invite(i, s.created_at) as now, not s.email = any (i.emails) as "isForOthers",
       greatest(i.created_at, i.revoked_at) < s.created_at as "wasSo",
       (select count(*)::int from visits w where w.invite_id = i.id) as visits
     from signups s left join invites i on i.id = s.invite_id and i.product_id = s.product_id
     where s.reason like 'invite-%'`,
  )
  expect(new Set(refused.map(({ reason }) => reason)).size).toBe(5)
  for (const { reason, now, isForOthers, wasSo, visits } of refused) {
    expect([reason, now]).toEqual([reason, reason === 'invite-wrong-address' ? null : reason])
    expect({ reason, isForOthers, wasSo }).toEqual({ reason, isForOthers: true, wasSo: true })
    expect(visits).toBeGreaterThan(0)
  }
})

test('a database with a connection of its own and no marker is left alone: no marker, no product, no signup', async () => {
  await sql(`insert into connections (name, api_url, backend_url, client_id, client_secret_encrypted)
    values ('mine', 'https://api.example', 'https://api.example', 'c', 's')`)
  expect(await prepareDemo(demo)).toBe('left')
  expect(await counts()).toMatchObject({ signups: 0, visits: 0, events: 0 })
  expect(await sql('select name from connections')).toEqual([{ name: 'mine' }])
  expect(await sql('select id from products union all select id from invites')).toEqual([])
  expect(await sql('select value from installation')).toEqual([])
})
