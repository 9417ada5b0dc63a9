import type pg from 'pg'
import { createRequestId, verifyRequestId } from '../../request-id'
import { setOneClock } from '../one-clock'
import { answerOf, type PortalProcess } from '../portal-processes'
import { createPlaceCount } from './count-places'
import { raceTrialMinutes, type Attempt, type Race } from './plan-race'

type Stage = { client: pg.Pool; processes: PortalProcess[]; consentVersion: string }
type Outcome = { attempt: Attempt; signupId: string; kind: string; reason: string | null }
export type RoundReport = { granted: number; most: number; wrong: string[] }

/**
 * Runs a race and gives what each round granted, the most that its rules allow, and in words whatever else is wrong:
 * somebody refused although there was room, or a limit that was passed.
 */
export async function runRace(race: Race, stage: Stage): Promise<RoundReport[]> {
  await addProduct(stage.client, race)
  const people = race.rounds.flatMap(({ attempts }) => attempts.map(({ person }) => person.browserId))
  await stage.client.query('insert into browsers (id, generation) select distinct unnest($1::uuid[]), 1', [
    people,
  ])
  const count = createPlaceCount(race.quotas)
  const reports: RoundReport[] = []
  const signupIds: string[] = []
  let now = race.startsAt
  for (const { hoursLater, attempts } of race.rounds) {
    now = new Date(now.getTime() + hoursLater * 3_600_000)
    if (hoursLater > 0 || reports.length === 0) await setOneClock(stage.client, now)
    const most = count.mostOf(attempts, now)
    const outcomes = await admitAll(race, attempts, stage)
    signupIds.push(...outcomes.map(({ signupId }) => signupId))
    const granted = outcomes.filter(({ kind }) => kind === 'reserved')
    const taken = granted.map(({ attempt }) => ({ attempt, place: count.take(attempt, now) }))
    const wrong = [
      ...unfair(outcomes, (key) => count.left(key, now)),
      ...(await passedLimits(race, signupIds, stage)),
    ]
    reports.push({ granted: granted.length, most, wrong })

    for (const outcome of granted) await meetFate(outcome, stage.client)
    for (const { attempt, place } of taken) place.fate = attempt.fate
  }
  return reports
}

/** Copies the file's one product, so that a race costs no time for settings. */
async function addProduct(client: pg.Pool, { slug, quotas }: Race): Promise<void> {
  await client.query(
    `insert into products (slug, name, summary, connection_id, tokens_url, launch_url, return_urls, trial_minutes,
       relogins_per_hour, captcha, paused, metadata)
     select $1, $1, summary, connection_id, tokens_url, launch_url, return_urls, $2, relogins_per_hour, false, false, '{}'
     from products limit 1`,
    [slug, raceTrialMinutes],
  )
  for (const { scope, per, limit } of quotas) {
    await client.query(
      `insert into quotas (product_id, scope, per, "limit") select id, $2, $3, $4 from products where slug = $1`,
      [slug, scope, per, limit],
    )
  }
}

async function admitAll(race: Race, attempts: Attempt[], stage: Stage): Promise<Outcome[]> {
  const shares = stage.processes.map((process, index) => ({
    process,
    share: attempts.filter((attempt) => attempt.process === index + 1),
  }))
  const answers = await Promise.all(
    shares
      .filter(({ share }) => share.length > 0)
      .map(async ({ process, share }) => {
        const admissions = await answerOf(
          process.ask('admit', race.slug, stage.consentVersion, share.map(attemptOf(race.slug))),
        )
        return admissions.map((admission, index) => ({ admission, attempt: share[index] }))
      }),
  )
  return answers.flat().map(({ admission, attempt }) => {
    if (!attempt || !('signupId' in admission)) throw new Error('an admission belongs to no attempt')
    const reason = admission.kind === 'refused' ? admission.reason : null
    return { attempt, signupId: admission.signupId, kind: admission.kind, reason }
  })
}

const attemptOf =
  (slug: string) =>
  ({ person: { email, address, campaign, browserId } }: Attempt) => {
    const request = verifyRequestId(createRequestId(slug), slug, new Date())
    if (request.kind !== 'valid') throw new Error('a fresh request id must be valid')
    return { requestId: request.id, email, address, campaign, browserId }
  }

/** Nobody is refused by a quota that has room, and for nothing else. */
function unfair(outcomes: Outcome[], leftOf: (key: string) => number): string[] {
  return outcomes
    .filter(({ kind }) => kind !== 'reserved')
    .flatMap(({ attempt, kind, reason }) => {
      const key = attempt.person.path.find((each) => reason === `${each.split(' ')[0]}-quota`)
      if (key === undefined) return [`${kind} for ${reason}`]
      return leftOf(key) > 0 ? [`refused for ${reason}, which had room for ${leftOf(key)} more`] : []
    })
}

/** I1 and I2, from the rows. */
async function passedLimits({ slug }: Race, signupIds: string[], { client }: Stage): Promise<string[]> {
  const { rows } = await client.query<{ wrong: string }>(
    `select format('%s per %s: %s used, %s held, limit %s', q.scope, q.per, c.used, h.held, q."limit") as wrong
     from products p
     join quotas q on q.product_id = p.id
     join quota_counters c on (c.product_id, c.scope, c.per) = (p.id, q.scope, q.per)
     cross join lateral (
       select count(*) as held from places
       where signup_id = any ($2::uuid[]) and (product_id, scope, per, subject, period) = (c.product_id, c.scope, c.per, c.subject, c.period)
         and given_back_at is null
     ) h
     where p.slug = $1 and (c.used <> h.held or h.held > q."limit")`,
    [slug, signupIds],
  )
  return rows.map(({ wrong }) => wrong)
}

async function meetFate({ attempt, signupId }: Outcome, client: pg.Pool): Promise<void> {
  if (attempt.fate === 'stays') return
  if (attempt.fate === 'fails') {
    await client.query(`select fail_signup($1, 'frame-refused')`, [signupId])
    return
  }
  await client.query(
    `select activate_signup($1, 'sealed', null, portal_now(), b.id, b.generation) from browsers b where b.id = $2`,
    [signupId, attempt.person.browserId],
  )
  if (attempt.fate === 'ends') await client.query('select end_trial($1)', [signupId])
}
