import { afterAll, beforeAll, expect, test } from 'vitest'
import { refreshReports } from '../reports/refresh-reports'
import { sql } from '../signups/test-support/sql'
import {
  moveClock,
  newAddress,
  postSignup,
  startTrialWorld,
  type TrialWorld,
} from '../signups/test-support/trial-world'
import { forgetPeople } from './forget-people'

let world: TrialWorld
beforeAll(async () => {
  world = await startTrialWorld()
})
afterAll(() => world.stop())

const touch = (more: object) =>
  ({ raw: {}, clickIds: { gclid: 'A-click' }, ref: 'a-friend', ...more }) as never

/** The wish that what a counter says is what is held. */
const wrongCounters = () =>
  sql(
    `with held as (
       select product_id, scope, per, subject, period, count(*) as places from places
       where given_back_at is null group by 1, 2, 3, 4, 5
     )
     select * from quota_counters full join held using (product_id, scope, per, subject, period)
     where coalesce(used, 0) <> coalesce(places, 0)`,
  )
const reported = () =>
  sql(
    `select id, product, owner, campaign, source, medium, term, content, referrer, country, verified, granted, launched,
       came_back, minutes, step, reason
     from signup_reports order by id`,
  )
const counted = () =>
  sql(
    `select * from report_counts
     order by filter_by, filter_value, dimension, day, value`,
  )

test('a product forgets people after its days; figures stay, and a hash stays as long as a quota needs it', async () => {
  const days = { retentionDays: 30 }
  const windows = await world.product(
    'windows',
    [
      { scope: 'person', per: 'day', limit: 5 },
      { scope: 'company', per: 'week', limit: 5 },
      { scope: 'person', per: 'concurrent', limit: 5 },
    ],
    days,
  )
  const once = await world.product('once', [{ scope: 'person', per: 'ever', limit: 1 }], days)
  const months = await world.product('months', [{ scope: 'company', per: 'month', limit: 9 }], {
    retentionDays: 1,
  })
  const keeps = await world.product('keeps')
  const email = newAddress()
  const facts = {
    firstTouch: touch({ referrerHost: 'news.example' }),
    lastTouch: touch({ source: 'letter', campaign: 'spring', medium: 'mail', referrerHost: null }),
  }
  for (const slug of [windows, once, months, keeps])
    await postSignup(slug, { form: { email: slug === windows ? email : newAddress() }, facts })
  await postSignup(once, { form: { email: newAddress(), country: 'FR' }, facts })
  await sql(`update signups set launched_at = now(), used_minutes = 12 where email = $1`, [email])
  const known = () =>
    sql(
      `select p.slug, s.email <> '' as known, s.email_key not like 'forgotten %' as counted from signups s join products p on p.id = s.product_id order by s.created_at`,
    )

  // The trials end; nothing is due yet.
  await moveClock('3h')
  while ((await sql<{ did: boolean }>('select settle_next_signup() as did'))[0]?.did);
  expect(await forgetPeople()).toBe(0)
  await refreshReports()
  const [rows, counts] = [await reported(), await counted()]

  await moveClock('31d')
  expect(await forgetPeople()).toBeGreaterThanOrEqual(4)
  expect(await forgetPeople()).toBe(0)
  expect(await known()).toEqual([
    { slug: 'windows', known: false, counted: false },
    { slug: 'once', known: false, counted: true },
    { slug: 'months', known: false, counted: false },
    { slug: 'keeps', known: true, counted: true },
    { slug: 'once', known: false, counted: true },
  ])
  expect(
    await sql(
      `select first_name, last_name, company, network, time_zone, first_touch, last_touch, country from signups where id = (select min(s.id::text)::uuid from signups s join products p on p.id = s.product_id where p.slug = 'windows')`,
    ),
  ).toEqual([
    {
      first_name: '',
      last_name: null,
      company: null,
      network: '',
      time_zone: null,
      first_touch: null,
      last_touch: { source: 'letter', campaign: 'spring', medium: 'mail', referrerHost: 'news.example' },
      country: 'DE',
    },
  ])
  expect(await wrongCounters()).toEqual([])
  expect(await sql(`select per from places order by per`)).toEqual([{ per: 'ever' }, { per: 'ever' }])

  // As reports were, and as they are when every day is counted from nothing again.
  expect(await reported()).toEqual(rows)
  await refreshReports()
  expect(await counted()).toEqual(counts)
  await sql('delete from report_state')
  while (!(await refreshed()));
  expect(await counted()).toEqual(counts)
  await moveClock('0')
})

test('a month that still runs keeps the hash until it is over', async () => {
  const slug = await world.product('monthly', [{ scope: 'person', per: 'ever', limit: 0 }], {
    retentionDays: 1,
  })
  await world.product('monthly', [{ scope: 'person', per: 'month', limit: 2 }])
  const email = newAddress()
  await postSignup(slug, { form: { email } })
  await sql(`update signups set state = 'ended', updated_at = now() - interval '2 days' where email = $1`, [
    email,
  ])
  await forgetPeople()
  const left = () =>
    sql<{ counted: boolean; until: Date | null }>(
      `select s.email_key not like 'forgotten %' as counted, key_kept_until as until
       from signups s join products p on p.id = s.product_id where p.slug = 'monthly'`,
    )
  expect(await left()).toEqual([{ counted: true, until: expect.any(Date) }])
  await moveClock('32d')
  await forgetPeople()
  expect(await left()).toEqual([{ counted: false, until: null }])
  expect(await wrongCounters()).toEqual([])
  await moveClock('0')
})

async function refreshed(): Promise<boolean> {
  await refreshReports()
  return (await sql('select from report_due_days')).length === 0
}
